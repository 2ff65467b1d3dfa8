"""疑点规则: how strictly a round checks, changed by the administrator in published versions."""
