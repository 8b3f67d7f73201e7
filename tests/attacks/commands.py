"""What each command of ours may print or mail; one without a rule here fails `test_outputs.py`."""

from django.core.management import get_commands

OUR_APPS = ("portal", "centres", "news", "home", "search")
# What a command of ours may print or mail. "run" means that it is run here and both are looked at.
COMMANDS: dict[str, str] = {
    "run_freshness": "run",
    "forget_reports": "run",
    "publish_due": "run",
    "remind_reviews": "run",
    "note_files": "run",
    "send_translation_digest": "run",
    "send_news": "run",
    "seal_addresses": "prints counts",
    "update_search": "run",
    "check_search": "prints counts and keys, for whoever runs the server",
    "drain_search": "sends the documents of search, which are looked at as they are stored",
    "read_bounces": "prints counts; its mail names an address and people",
    "check_links": "prints addresses of links, for whoever runs the server",
    "hand_over_source": "prints one address, for whoever runs the server",
    "import_pcodes": "reads places",
    "load_places": "reads places",
    "load_glossary": "reads words",
    "make_avif": "prints counts",
    "ask_who_belongs": "prints counts; its mail names people",
    "grow_directory": "fills an empty portal",
    "load_demo": "fills an empty portal",
    "set_up_site": "fills an empty portal",
    "import_releases": "reads releases",
}


def our_commands() -> set[str]:
    """Return the names of all management commands of our apps."""
    return {name for name, app in get_commands().items() if str(app).startswith(OUR_APPS)}
