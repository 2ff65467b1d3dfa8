"""Why a file was not taken: a full sentence for the person who chose it."""


class AttachmentRefused(ValueError):
    """Nothing was stored."""


class AttachmentTooLarge(AttachmentRefused):
    """The file, or all files together, exceed what the settings allow."""
