from django.test import Client
from django.urls import reverse

from evalforms.accounts.models import User
from evalforms.evaluations.models import Evaluation, Kind
from evalforms.rounds.models import Project, Round
from tests import make


def start(client: Client, person: User, **choice: object):
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    return client.post(reverse("start_evaluation"), choice)


def test_start_opens_a_blank_sheet_of_a_project(
    client: Client, open_round: Round, project: Project, filler: User
) -> None:
    answer = start(client, filler, round=open_round.pk, project=project.pk)
    made = Evaluation.objects.get()
    assert (made.kind, made.project, made.created_by) == (Kind.PROJECT, project, filler)
    assert answer.headers["Location"] == reverse("fill", args=[made.pk])


def test_start_without_a_project_opens_the_department_form(
    client: Client, open_round: Round, filler: User
) -> None:
    start(client, filler, round=open_round.pk)
    assert Evaluation.objects.get().kind == Kind.DEPARTMENT


def test_second_start_opens_no_second_sheet(
    client: Client, open_round: Round, project: Project, filler: User
) -> None:
    for _ in range(2):
        answer = start(client, filler, round=open_round.pk, project=project.pk)
    assert Evaluation.objects.count() == 1
    assert answer.headers["Location"] == reverse("home")


def test_start_knows_no_projects_of_other_units(
    client: Client, open_round: Round, outside_unit, filler: User
) -> None:
    foreign = make.project(outside_unit)
    assert start(client, filler, round=open_round.pk, project=foreign.pk).status_code == 404


def test_start_refuses_nonsense_and_strangers(
    client: Client, open_round: Round, filler: User, administrator: User, unit_head: User
) -> None:
    assert start(client, filler, round="x").headers["Location"] == reverse("home")
    assert start(client, filler, round=999).status_code == 404
    assert start(client, administrator, round=open_round.pk).status_code == 403
    assert start(client, unit_head, round=open_round.pk).status_code == 403
    assert Evaluation.objects.count() == 0


def test_start_is_for_posting(client: Client, filler: User) -> None:
    client.force_login(filler, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse("start_evaluation")).status_code == 405
