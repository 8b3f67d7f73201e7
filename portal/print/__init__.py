"""Paper: how data become a PDF in which Arabic is shaped and phone numbers keep their order."""
