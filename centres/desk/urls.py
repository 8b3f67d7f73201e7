"""The addresses of the desk, below ``/<language>/desk/``."""

from django.urls import path

from . import invitation_views, people_views, registration_views, report_views, views
from .listings import history_views, own_page_views, propose_views, stop_views
from .listings import views as listing_views
from .seasons import seasons
from .sheets import views as sheet_views

app_name = "desk"

urlpatterns = [
    path("", listing_views.listings, name="home"),
    path("partner/", views.choose, name="choose"),
    path("seasons/", seasons, name="seasons"),
    path("listings/new/", listing_views.add, name="add"),
    path("listings/<int:page_id>/", listing_views.listing, name="listing"),
    path("listings/<int:page_id>/preview/<slug:language>/", listing_views.preview, name="preview"),
    path("listings/<int:page_id>/withdraw/", listing_views.withdraw, name="withdraw"),
    path("listings/<int:page_id>/confirm/", listing_views.still_correct, name="confirm"),
    path("listings/<int:page_id>/stop/", stop_views.stop_listing, name="stop"),
    path("listings/<int:page_id>/reopen/", stop_views.reopen, name="reopen"),
    path("listings/<int:page_id>/centres/", propose_views.propose_centre, name="propose"),
    path("listings/<int:page_id>/history/", history_views.history, name="history"),
    path("sheet/", sheet_views.sheet, name="sheet"),
    path("sheet/<slug:what>.xlsx", sheet_views.sheet_file, name="sheet_file"),
    path("reports/", report_views.reports, name="reports"),
    path("reports/<int:report_id>/", report_views.answer_report, name="answer_report"),
    path("figures/", report_views.figures, name="figures"),
    path("directory/", report_views.directory, name="directory"),
    path("about/", own_page_views.about, name="about"),
    path("about/withdraw/", own_page_views.withdraw_about, name="withdraw_about"),
    path("about/preview/<slug:language>/", own_page_views.preview_about, name="preview_about"),
    path("about/history/", history_views.history_about, name="history_about"),
    path("people/", people_views.people, name="people"),
    path("people/invite/", people_views.invite, name="invite"),
    path("people/stay/", people_views.all_stay, name="all_stay"),
    path("people/<int:membership_id>/", people_views.person, name="person"),
    path("people/invitations/<int:invitation_id>/", people_views.invitation, name="sent_invitation"),
    path("invitation/<str:token>/", invitation_views.invitation, name="invitation"),
    path("register/", registration_views.register, name="register"),
    path("register/sent/", registration_views.registered, name="registered"),
    path("register/<str:token>/", registration_views.registration, name="registration"),
]
