"""What MkDocs calls; all of it comes with the library."""

from mkdocs_hooks import on_config, on_env, on_files, on_page_context, on_page_markdown, on_post_build, on_serve, on_startup

__all__ = ["on_config", "on_env", "on_files", "on_page_context", "on_page_markdown", "on_post_build", "on_serve", "on_startup"]
