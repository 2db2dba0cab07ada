"""aiready turns a firm's answers into a plan for its first steps with generative AI."""

__version__ = "0.1.0"
