"""The electronic seal: who may seal, how a PDF is sealed, and what a sealed PDF proves."""
