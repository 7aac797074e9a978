"""The command line of Quire."""

__version__ = "0.1.0"
