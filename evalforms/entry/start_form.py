"""Which sheet to open: a round, and a project or else the unit as a whole; blank or not."""

from django import forms


class StartForm(forms.Form):
    round = forms.IntegerField(min_value=1, max_value=2**31)
    project = forms.IntegerField(min_value=1, max_value=2**31, required=False)
    carry = forms.BooleanField(required=False)
