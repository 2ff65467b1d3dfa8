from django.urls import path

from evalforms.rulesets.pages import discard_rules, publish_rules, rule_settings, rule_trial
from evalforms.rulesets.version_page import rule_version

urlpatterns = [
    path("rounds/<int:pk>/rules/", rule_settings, name="rule_settings"),
    path("rounds/<int:pk>/rules/trial/", rule_trial, name="rule_trial"),
    path("rounds/<int:pk>/rules/publish/", publish_rules, name="publish_rules"),
    path("rounds/<int:pk>/rules/<int:number>/", rule_version, name="rule_version"),
    path("rounds/<int:pk>/rules/discard/", discard_rules, name="discard_rules"),
]
