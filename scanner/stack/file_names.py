"""What file names alone tell: languages, build tools, and which files describe infrastructure."""

from __future__ import annotations

import re

_LANGUAGES = {
    "py": "Python", "pyi": "Python", "js": "JavaScript", "mjs": "JavaScript", "cjs": "JavaScript", "jsx": "JavaScript",
    "ts": "TypeScript", "tsx": "TypeScript", "mts": "TypeScript", "cts": "TypeScript", "vue": "Vue", "svelte": "Svelte",
    "java": "Java", "jsp": "Java", "kt": "Kotlin", "kts": "Kotlin", "scala": "Scala", "groovy": "Groovy", "clj": "Clojure",
    "go": "Go", "rs": "Rust", "rb": "Ruby", "erb": "Ruby", "php": "PHP", "phtml": "PHP", "cs": "C#", "cshtml": "C#",
    "fs": "F#", "vb": "Visual Basic", "c": "C", "h": "C", "cc": "C++", "cpp": "C++", "cxx": "C++", "hpp": "C++",
    "swift": "Swift", "m": "Objective-C", "mm": "Objective-C", "dart": "Dart", "ex": "Elixir", "exs": "Elixir",
    "erl": "Erlang", "hs": "Haskell", "lua": "Lua", "pl": "Perl", "pm": "Perl", "r": "R", "jl": "Julia", "sol": "Solidity",
    "sh": "Shell", "bash": "Shell", "ps1": "PowerShell", "sql": "SQL", "tf": "Terraform", "bicep": "Bicep",
}  # fmt: skip

_BUILD_TOOLS = {
    "package-lock.json": "npm", "npm-shrinkwrap.json": "npm", "yarn.lock": "Yarn", "pnpm-lock.yaml": "pnpm",
    "bun.lock": "Bun", "bun.lockb": "Bun", "lerna.json": "Lerna", "nx.json": "Nx", "turbo.json": "Turborepo",
    "uv.lock": "uv", "poetry.lock": "Poetry", "pdm.lock": "PDM", "pipfile": "Pipenv", "pipfile.lock": "Pipenv",
    "setup.py": "setuptools", "setup.cfg": "setuptools", "tox.ini": "tox", "noxfile.py": "nox", "environment.yml": "Conda",
    "pom.xml": "Maven", "build.gradle": "Gradle", "build.gradle.kts": "Gradle", "gradlew": "Gradle", "build.sbt": "sbt",
    "build.xml": "Ant", "go.mod": "Go modules", "cargo.toml": "Cargo", "gemfile": "Bundler", "rakefile": "Rake",
    "composer.json": "Composer", "cmakelists.txt": "CMake", "makefile": "Make", "gnumakefile": "Make", "meson.build": "Meson",
    "justfile": "just", "workspace": "Bazel", "module.bazel": "Bazel", "build.bazel": "Bazel", "mix.exs": "Mix",
    "pubspec.yaml": "Pub", "package.swift": "Swift Package Manager", "podfile": "CocoaPods", "dockerfile": "Docker",
    "containerfile": "Docker", "docker-compose.yml": "Docker Compose", "docker-compose.yaml": "Docker Compose",
    "compose.yml": "Docker Compose", "compose.yaml": "Docker Compose", "chart.yaml": "Helm", "kustomization.yaml": "Kustomize",
    "skaffold.yaml": "Skaffold", "jenkinsfile": "Jenkins", ".gitlab-ci.yml": "GitLab CI", ".travis.yml": "Travis CI",
    "azure-pipelines.yml": "Azure Pipelines", "bitbucket-pipelines.yml": "Bitbucket Pipelines", "cdk.json": "AWS CDK",
    "samconfig.toml": "AWS SAM", "serverless.yml": "Serverless Framework", "pulumi.yaml": "Pulumi", "ansible.cfg": "Ansible",
    "buildspec.yml": "AWS CodeBuild", "cloudbuild.yaml": "Google Cloud Build",
}  # fmt: skip

_BUILD_TOOL_PATTERNS = (
    (re.compile(r"(?:^|/)\.github/workflows/[^/]+\.ya?ml$"), "GitHub Actions"),
    (re.compile(r"(?:^|/)\.circleci/config\.ya?ml$"), "CircleCI"),
    (re.compile(r"(?:^|/)requirements[^/]*\.(?:txt|in)$"), "pip"),
    (re.compile(r"\.(?:cs|fs|vb)proj$"), "MSBuild"),
    (re.compile(r"\.tf$"), "Terraform"),
    (re.compile(r"(?:^|/)(?:webpack)\.config\.[a-z]+$"), "webpack"),
    (re.compile(r"(?:^|/)vite\.config\.[a-z]+$"), "Vite"),
    (re.compile(r"(?:^|/)rollup\.config\.[a-z]+$"), "Rollup"),
    (re.compile(r"(?:^|/)dockerfile[.-][^/]+$|\.dockerfile$"), "Docker"),
)

_INFRASTRUCTURE = re.compile(r"\.(?:tf|tf\.json|bicep|ya?ml|template)$|(?:^|/)(?:cdk|azuredeploy|template|pulumi)[^/]*\.json$")


def language_of(path: str) -> str | None:
    """The programming language a file's ending names."""
    _, dot, ending = path.rpartition(".")
    return _LANGUAGES.get(ending.lower()) if dot else None


def build_tools_of(path: str) -> tuple[str, ...]:
    """The build tools a file belongs to."""
    lowered = path.lower()
    named = _BUILD_TOOLS.get(lowered.rpartition("/")[2])
    told = [name for pattern, name in _BUILD_TOOL_PATTERNS if pattern.search(lowered)]
    return tuple(dict.fromkeys([*([named] if named else []), *told]))


def is_infrastructure(path: str) -> bool:
    """Whether a file may describe cloud resources or a cluster's objects."""
    return _INFRASTRUCTURE.search(path.lower()) is not None
