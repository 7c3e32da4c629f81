"""Mutants that no rule catches, each with the reason."""

# Survivors, each with the reason why no rule without the text can tell it from the truth.
_DISCUSSED = "that a return is being discussed is done as much as it is a proposal: the claim says the same with either standing"
_STILL = "the sentence still shows that somebody says it: by another name, or by a word such as 'reportedly', 'described' or 'suggestion'"
_ONE_HEDGE = "two hedges of one kind, of which the other stays; which of two statements it belongs to only a reader sees"
_IF = "the condition stays, which is a hedge of the same claim"
_MEETING = "the claims are about a meeting in Tajikistan, so that its name is one of theirs"
EXPLAINED: dict[str, str] = {
    "standings: vk-2019/uzbekistan-return-discussed: proposed to done": _DISCUSSED,
    "standings: vk-2019/uzbekistan-return-discussed: proposed to done, nobody says it": _DISCUSSED,
    "alternatives: vk-2019/terrorist-activity-has-grown: 'or' turned to and": (
        "the claim goes on that the sentence can be read either way, which keeps the alternative"
    ),
    "dates: at-2015/post-to-rotate: when 2015-09-14/2015-09-15 to 2015-09-14/2016-09-15": (
        "the year 2016, from which the post was to rotate, stands in the passage, and an interval of a year is a date"
    ),
    "speakers joined: answer does-tajikistan-need-help, vk-2019: whose word it is cut": _STILL,
    "hedges joined: answer against-the-west, en-2007: 'would' cut": _IF,
    "speakers joined: docs/afghanistan.md: The answer that Russia argued for was a larger military presence of its own in C: whose word it is cut": _STILL,
    "hedges joined: docs/afghanistan.md: In September 2015 the heads of the member states, meeting in Dushanbe, voiced co: 'might' cut": _ONE_HEDGE,
    "hedges joined: docs/afghanistan.md: In September 2015 the heads of the member states, meeting in Dushanbe, voiced co: 'probably' cut": _ONE_HEDGE,
    "speakers joined: docs/index.md: Tajik border aid In 2013 the CSTO pledged more help in protecting Tajikistan's b: whose word it is cut": _STILL,
    "figures joined: docs/members/index.md: Uzbekistan signed the treaty, left it in 1999 and came back in August 2006.: 1999 changed": "the treaty was signed in 1992, which the sentence tells too: the figure is one of its claims",
    "speakers joined: docs/members/index.md: Afghan interest in contacts was older: in March 2007 representatives of Presiden: whose word it is cut": _STILL,
    "hedges joined: docs/motives.md: The article adds a conditional forecast: if the cooperation with Afghanistan wen: 'would' cut": _IF,
    "names joined: docs/motives.md: The summit in Dushanbe in September 2015 avoided any direct anti-Western stateme: Dushanbe to Tajikistan": _MEETING,
    "names joined: docs/motives.md: Its leaders criticised only sanctions that the UN Security Council had not appro: Russia to Tajikistan": _MEETING,
    'speakers joined: docs/motives.md: Russia argued that the threat from what it described as growing activity by "IS : whose word it is cut': _STILL,
    "speakers joined: docs/motives.md: The weapons and equipment that Russia reportedly pledged to Tajikistan in April : whose word it is cut": _STILL,
    "speakers joined: docs/summits/index.md: A joint air and missile-defence system came up as well, he said, in what he call: whose word it is cut": _STILL,
    "speakers joined: docs/summits/index.md: Putin told the meeting that cooperation within the organisation was not aimed at: whose word it is cut": _STILL,
    "speakers joined: docs/tajik-border.md: In 2013, Asia Times writes, the Collective Security Treaty Organization (CSTO) p: whose word it is cut": _STILL,
    "speakers joined: docs/tajik-border.md: In April 2015, according to the newspaper Kommersant, which RFE/RL cites, Russia: whose word it is cut": _STILL,
    "speakers joined: docs/tajik-border.md: In April 2015 Russia reportedly pledged Tajikistan weapons and military equipmen: whose word it is cut": _STILL,
}
