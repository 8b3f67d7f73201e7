"""What visitors report: wrong listings go to their keepers and IOM, conduct to IOM's confidential inbox alone."""
