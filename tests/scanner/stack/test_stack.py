import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from findings.stack import Language, Stack
from scanner.stack import detect as detection
from scanner.stack.clouds import services_in
from scanner.stack.detect import detect
from scanner.stack.imports import imported_names
from scanner.stack.manifests import declared_names
from scanner.workspace import Tree


def laid_out(root: Path, **files: str | bytes) -> Tree:
    named = {name.replace("__", "/").replace("_dot_", "."): data for name, data in files.items()}
    for name, data in named.items():
        file = root / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(data.encode() if isinstance(data, str) else data)
    return Tree(root, tuple(sorted(named)))


def names(stack: Stack) -> tuple[set[str], set[str], set[str]]:
    groups = (stack.frameworks, stack.build_tools, stack.cloud_services)
    return tuple({it.name for it in group} for group in groups)  # type: ignore[return-value]


def test_a_shop_is_told_by_its_manifests_imports_and_file_names(tmp_path: Path) -> None:
    tree = laid_out(
        tmp_path,
        shop__app_dot_py="from flask import Flask\nimport boto3\nqueue = boto3.client('sqs')\n",
        shop__money_dot_py="",
        web__package_dot_json=json.dumps({"dependencies": {"express": "4"}, "description": "unlike react"}),
        web__package_minus_lock="",
        requirements_dot_txt="Django==4.2  # not sanic\n",
        infra__main_dot_tf='resource "aws_s3_bucket" "logs" {}\n',
        Dockerfile="FROM python\n",
    )
    stack = detect(tree)
    frameworks, build_tools, clouds = names(stack)
    assert stack.languages == (Language("Python", 2), Language("Terraform", 1))
    assert frameworks == {"Flask", "Express", "Django"}
    assert build_tools == {"pip", "Terraform", "Docker"}
    assert clouds == {"AWS", "Amazon SQS", "Amazon S3"}
    assert next(it for it in stack.frameworks if it.name == "Flask").evidence == "shop/app.py"
    assert stack.complete


@pytest.mark.parametrize(
    ("path", "text", "framework"),
    [
        ("a.ts", "import { Controller } from '@nestjs/common'", "NestJS"),
        ("a.js", "const app = require('express')()", "Express"),
        ("A.java", "import org.springframework.boot.SpringApplication;", "Spring Boot"),
        ("main.go", 'import (\n\t"github.com/gin-gonic/gin"\n)', "Gin"),
        ("a.rb", "require 'sinatra/base'", "Sinatra"),
        ("a.php", "use Symfony\\Component\\HttpFoundation\\Request;", "Symfony"),
        ("a.cs", "using Microsoft.AspNetCore.Mvc;", "ASP.NET Core"),
        ("a.rs", "use axum::Router;", "Axum"),
        ("pom.xml", "<dependency><artifactId>spring-boot-starter-web</artifactId></dependency>", "Spring Boot"),
        ("build.gradle", "implementation 'io.micronaut:micronaut-http:4.0'", "Micronaut"),
        ("Gemfile", "gem 'rails', '~> 7'", "Ruby on Rails"),
        ("composer.json", '{"require": {"laravel/framework": "10"}}', "Laravel"),
        ("web.csproj", '<Project Sdk="Microsoft.NET.Sdk.Web">', "ASP.NET Core"),
        ("pyproject.toml", '[project]\ndependencies = ["fastapi>=0.1"]', "FastAPI"),
        ("go.mod", "require github.com/labstack/echo/v4 v4.1.0", "Echo"),
        ("Cargo.toml", '[dependencies]\nactix-web = "4"', "Actix Web"),
    ],
)
def test_each_language_tells_its_frameworks(tmp_path: Path, path: str, text: str, framework: str) -> None:
    (tmp_path / path).write_text(text)
    assert framework in names(detect(Tree(tmp_path, (path,))))[0]


@pytest.mark.parametrize(
    ("text", "service"),
    [
        ("Resources:\n  F:\n    Type: AWS::Lambda::Function\n", "AWS Lambda"),
        ("resource kv 'Microsoft.KeyVault/vaults@2023-07-01' = {", "Azure Key Vault"),
        ('resource "google_pubsub_topic" "t" {}', "Google Pub/Sub"),
        ("apiVersion: apps/v1\nkind: Deployment\n", "Kubernetes"),
        ("import { S3Client } from '@aws-sdk/client-s3'", "Amazon S3"),
        ('resource "aws_unheard_of" "x" {}', "AWS"),
    ],
)
def test_templates_tell_their_services(text: str, service: str) -> None:
    assert services_in(text) == (service,)


def test_words_in_comments_and_descriptions_are_no_dependencies() -> None:
    told = set(declared_names("package.json", '{"description": "like react", "keywords": ["vue"], "dependencies": {}}'))
    assert told == set()
    assert ("PyPI", "flask") not in set(imported_names("a.py", "# better than flask\nx = 'import flask'\n"))


def test_only_what_a_change_touched_is_told_as_incomplete(tmp_path: Path) -> None:
    assert not detect(laid_out(tmp_path, a_dot_py="import flask"), whole=False).complete


def test_work_is_bounded_and_spread_over_the_tree(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(detection, "MAX_SOURCES", 10)
    files = {f"generated__f{number:03}_dot_py": "" for number in range(95)}
    tree = laid_out(tmp_path, **files, z1_dot_py="import flask", z2_dot_py="import flask", z3_dot_py="import flask",
                    z4_dot_py="import flask", z5_dot_py="import flask", z6_dot_py="import flask", z7_dot_py="import flask",
                    z8_dot_py="import flask", z9_dot_py="import flask", za_dot_py="import flask")  # fmt: skip
    opened: list[str] = []
    read = detection._read
    monkeypatch.setattr(detection, "_read", lambda tree, path, limit: opened.append(path) or read(tree, path, limit))
    stack = detect(tree)
    assert len(opened) <= 10
    assert {it.name for it in stack.frameworks} == {"Flask"}
    assert not stack.complete


def test_files_that_are_gone_or_no_files_tell_nothing(tmp_path: Path) -> None:
    (tmp_path / "folder.py").mkdir()
    stack = detect(Tree(tmp_path, ("folder.py", "gone.py", "package.json")))
    assert stack.frameworks == ()


@pytest.mark.parametrize("text", ["[" * 100_000, '{"dependencies": [1]}', "null", '{"dependencies": {"a": ' * 50_000, "\x00\xff"])
def test_manifests_that_are_none_tell_nothing(text: str) -> None:
    assert list(declared_names("package.json", text)) == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    st.sampled_from(["a.py", "package.json", "pom.xml", "main.tf", "go.mod", "A.java", "a.csproj", "k.yaml", "a.ts"]), st.binary()
)
def test_any_bytes_are_only_text_to_search(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    assert detect(Tree(tmp_path, (name,))).complete
