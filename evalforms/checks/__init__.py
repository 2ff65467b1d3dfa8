"""Is it right? One rule or one tight family per file; `rules.py` lists them in order."""
