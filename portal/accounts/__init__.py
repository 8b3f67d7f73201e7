"""How people sign in, staff and partners alike: password, second factor, sessions; django-allauth does the work."""
