"""The desk: where a partner's own people keep their listings, behind sign-in, without the admin."""
