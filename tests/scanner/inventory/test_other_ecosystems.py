"""Lock files and manifests of PDM, Pipenv, Maven, Gradle, Bundler, NuGet and Composer."""

import json

import pytest

from findings.inventory import Scope
from scanner.inventory.reading import InventoryError, Reading, TooDeepError, UnparsableError
from tests.scanner.inventory.locks import facts, package_of, read


def gaps(reading: Reading) -> dict[str, str]:
    return {skipped.reason.code: skipped.reason.text for skipped in reading.skipped if skipped.gap}


PDM = """\
[metadata]
groups = ["default", "dev", "socks"]
lock_version = "4.5.0"

[[package]]
name = "requests"
version = "2.31.0"
groups = ["default"]
dependencies = ["urllib3<3,>=1.21.1"]

[[package]]
name = "Py_Test"
version = "7.0"
groups = ["dev"]
dependencies = ["urllib3"]

[[package]]
name = "pysocks"
version = "1.7.1"
groups = ["socks"]

[[package]]
name = "urllib3"
version = "1.26.5"
groups = ["default", "dev"]

[[package]]
name = "mine"
version = "0.1"
path = "./mine"
"""
PDM_PROJECT = '[project]\ndependencies = ["requests"]\noptional-dependencies = {socks = ["pysocks"]}\n'


def test_pdm_tells_groups_and_the_project_who_asked() -> None:
    reading = read("pdm.lock", PDM, {"pyproject.toml": PDM_PROJECT + '[tool.pdm.dev-dependencies]\ndev = ["py-test"]\n'})
    assert facts(package_of(reading, "requests")) == ("2.31.0", 6, True, Scope.RUNTIME, ())
    assert facts(package_of(reading, "py-test")) == ("7.0", 12, True, Scope.DEV, ())
    assert facts(package_of(reading, "urllib3")) == ("1.26.5", 23, False, Scope.RUNTIME, ("requests",))
    assert package_of(reading, "pysocks").scope is Scope.RUNTIME, "an extra runs"
    assert list(gaps(reading)) == ["no-version"]


def test_pipenv_tells_categories_and_the_pipfile_who_asked() -> None:
    lock = {
        "_meta": {"hash": {}},
        "default": {"Flask": {"version": "==2.0.1"}, "werkzeug": {"version": "==2.0.2"}, "x": {"git": "https://a"}},
        "develop": {"pytest": {"version": "==7.0"}},
    }
    manifest = '[packages]\nflask = "*"\n[dev-packages]\npytest = "*"\n[requires]\npython_version = "3.11"\n'
    reading = read("Pipfile.lock", json.dumps(lock, indent=1), {"Pipfile": manifest})
    assert facts(package_of(reading, "flask")) == ("2.0.1", 6, True, Scope.RUNTIME, ())
    assert package_of(reading, "werkzeug").direct is False
    assert facts(package_of(reading, "pytest"))[2:4] == (True, Scope.DEV)
    assert "x" in gaps(reading)["no-version"]
    assert read("Pipfile.lock", json.dumps(lock)).packages[0].direct is None


POM = """\
<?xml version="1.0" encoding="ISO-8859-1"?>
<project xmlns="http://maven.apache.org/POM/4.0.0">
  <parent><groupId>shop</groupId><artifactId>parent</artifactId><version>1.0</version></parent>
  <artifactId>web</artifactId>
  <properties><jackson.version>${jackson.line}.1</jackson.version><jackson.line>2.9</jackson.line></properties>
  <dependencies>
    <dependency>
      <groupId>com.fasterxml.jackson.core</groupId><artifactId>jackson-databind</artifactId>
      <version>${jackson.version}</version>
    </dependency>
    <dependency><groupId>junit</groupId><artifactId>junit</artifactId><version>4.12</version><scope>test</scope></dependency>
    <dependency><groupId>org.apache.logging.log4j</groupId><artifactId>log4j-core</artifactId></dependency>
    <dependency><groupId>${project.groupId}</groupId><artifactId>core</artifactId><version>${project.version}</version></dependency>
    <dependency><groupId>org.springframework.boot</groupId><artifactId>spring-boot-starter</artifactId></dependency>
    <dependency><groupId>a</groupId><artifactId>ranged</artifactId><version>[1.0,2.0)</version></dependency>
    <dependency><groupId>a</groupId><artifactId>hard</artifactId><version>[1.5]</version></dependency>
    <dependency><groupId>a</groupId><artifactId>cyclic</artifactId><version>${one}</version></dependency>
  </dependencies>
  <profiles><profile><dependencies>
    <dependency><groupId>a</groupId><artifactId>in-profile</artifactId><version>${from.parent}</version></dependency>
  </dependencies></profile></profiles>
</project>
"""
PARENT = """\
<project>
  <groupId>shop</groupId><artifactId>parent</artifactId><version>1.0</version>
  <properties><from.parent>3.3</from.parent><one>${two}</one><two>${one}${one}</two></properties>
  <dependencyManagement><dependencies>
    <dependency><groupId>org.apache.logging.log4j</groupId><artifactId>log4j-core</artifactId><version>2.14.1</version></dependency>
    <dependency><groupId>b</groupId><artifactId>bom</artifactId><version>1</version><type>pom</type><scope>import</scope></dependency>
  </dependencies></dependencyManagement>
</project>
"""


def test_a_poms_versions_come_from_properties_parents_and_management() -> None:
    reading = read("web/pom.xml", POM, {"pom.xml": PARENT})
    assert facts(package_of(reading, "com.fasterxml.jackson.core:jackson-databind")) == ("2.9.1", 7, True, Scope.RUNTIME, ())
    assert facts(package_of(reading, "junit:junit")) == ("4.12", 11, True, Scope.DEV, ())
    assert package_of(reading, "shop:core").version == "1.0"
    assert package_of(reading, "a:hard").version == "1.5"
    assert package_of(reading, "a:in-profile").version == "3.3"
    assert reading.included == ("pom.xml",)


def test_a_managed_version_is_counted_where_it_stands() -> None:
    others = {"pom.xml": PARENT}
    assert "log4j" not in str(read("web/pom.xml", POM, others))
    assert facts(package_of(read("pom.xml", PARENT), "org.apache.logging.log4j:log4j-core"))[:3] == ("2.14.1", 5, None)


def test_what_a_pom_does_not_tell_is_a_gap_by_name() -> None:
    found = gaps(read("web/pom.xml", POM, {"pom.xml": PARENT}))
    assert "org.springframework.boot:spring-boot-starter" in found["unresolved-version"]
    assert "a:cyclic" in found["unresolved-version"]
    assert "a:ranged" in found["unpinned"]
    assert "log4j-core" in gaps(read("web/pom.xml", POM))["unresolved-version"], "its parent is not in the tree"
    other = PARENT.replace("<artifactId>parent</artifactId>", "<artifactId>another</artifactId>")
    assert "log4j-core" in gaps(read("web/pom.xml", POM, {"pom.xml": other}))["unresolved-version"], "not the parent asked for"


ROOT_POM = """\
<project>
  <groupId>shop</groupId><artifactId>root</artifactId><version>1.0</version>
  <modules><module>web</module><module>tools/platform-bom</module></modules>
  <dependencyManagement><dependencies>
    <dependency>
      <groupId>${project.groupId}</groupId><artifactId>versions</artifactId><version>1.0</version>
      <type>pom</type><scope>import</scope>
    </dependency>
  </dependencies></dependencyManagement>
</project>
"""
WEB_POM = """\
<project>
  <parent><groupId>shop</groupId><artifactId>root</artifactId><version>1.0</version></parent>
  <artifactId>web</artifactId>
  <dependencies>
    <dependency><groupId>org.apache.logging.log4j</groupId><artifactId>log4j-core</artifactId></dependency>
    <dependency><groupId>org.yaml</groupId><artifactId>snakeyaml</artifactId></dependency>
    <dependency><groupId>io.netty</groupId><artifactId>netty-codec</artifactId></dependency>
  </dependencies>
</project>
"""
BOM = """\
<project>
  <parent><groupId>shop</groupId><artifactId>root</artifactId><version>1.0</version><relativePath>../..</relativePath></parent>
  <artifactId>versions</artifactId>
  <properties><log4j>2.14.1</log4j></properties>
  <dependencyManagement><dependencies>
    <dependency><groupId>org.apache.logging.log4j</groupId><artifactId>log4j-core</artifactId><version>${log4j}</version></dependency>
    <dependency><groupId>shop</groupId><artifactId>more-versions</artifactId><type>pom</type><scope>import</scope></dependency>
    <dependency><groupId>io.netty</groupId><artifactId>netty-bom</artifactId><version>4.1.0.Final</version><scope>import</scope></dependency>
  </dependencies></dependencyManagement>
</project>
"""
MORE_BOM = """\
<project><groupId>shop</groupId><artifactId>more-versions</artifactId>
  <dependencyManagement><dependencies>
    <dependency><groupId>org.yaml</groupId><artifactId>snakeyaml</artifactId><version>1.30</version></dependency>
    <dependency><groupId>shop</groupId><artifactId>versions</artifactId><version>1.0</version><scope>import</scope></dependency>
  </dependencies></dependencyManagement>
</project>
"""
REACTOR = {
    "pom.xml": ROOT_POM,
    "web/pom.xml": WEB_POM,
    "tools/platform-bom/pom.xml": BOM,
    "tools/more-versions/pom.xml": MORE_BOM,
}


def test_what_a_bill_of_materials_of_the_tree_manages_is_counted_where_it_stands() -> None:
    reading = read("web/pom.xml", WEB_POM, REACTOR)
    assert reading.packages == ()
    assert reading.included == ("pom.xml", "tools/more-versions/pom.xml", "tools/platform-bom/pom.xml")
    assert facts(package_of(read("tools/platform-bom/pom.xml", BOM, REACTOR), "org.apache.logging.log4j:log4j-core"))[:2] == (
        "2.14.1",
        6,
    )


def test_a_bill_of_materials_or_parent_outside_the_tree_is_named() -> None:
    found = gaps(read("web/pom.xml", WEB_POM, REACTOR))
    assert found["unresolved-version"].endswith(": io.netty:netty-codec.")
    assert found["outside-tree"].endswith(": io.netty:netty-bom:4.1.0.Final.")
    assert gaps(read("web/pom.xml", WEB_POM))["outside-tree"].endswith(": shop:root:1.0.")
    resolved = WEB_POM.replace("<artifactId>netty-codec</artifactId>", "<artifactId>netty-codec</artifactId><version>4</version>")
    assert gaps(read("web/pom.xml", resolved, REACTOR)) == {}, "what it sets is not needed"


def test_a_bill_of_materials_of_another_group_is_not_the_one_imported() -> None:
    other = {**REACTOR, "tools/platform-bom/pom.xml": BOM.replace("<groupId>shop", "<groupId>other")}
    assert "shop:versions:1.0" in gaps(read("web/pom.xml", WEB_POM, other))["outside-tree"]


def test_poms_that_are_each_others_parents_end() -> None:
    cyclic = PARENT.replace(
        "<project>", "<project><parent><artifactId>parent</artifactId><relativePath>pom.xml</relativePath></parent>"
    )
    assert read("pom.xml", cyclic, {"pom.xml": cyclic}).packages


def test_gradle_names_configurations() -> None:
    text = "# generated\na:run:1.0=compileClasspath,runtimeClasspath\na:both:2.0=runtimeClasspath,testRuntimeClasspath\n"
    reading = read("gradle.lockfile", text + "a:t:3.0=testCompileClasspath,testRuntimeClasspath\nempty=annotationProcessor\n")
    assert facts(package_of(reading, "a:run")) == ("1.0", 2, None, Scope.RUNTIME, ())
    assert package_of(reading, "a:both").scope is Scope.RUNTIME
    assert package_of(reading, "a:t").scope is Scope.DEV
    assert read("buildscript-gradle.lockfile", "a:plugin:1=classpath\n").packages[0].scope is Scope.DEV


GEMS = """\
GIT
  remote: https://example.test/x.git
  revision: abc
  specs:
    forked (0.2.0)

PATH
  remote: .
  specs:
    shop (0.1.0)
      rack (>= 2.0)

GEM
  remote: https://rubygems.org/
  specs:
    minitest (5.20.0)
    nokogiri (1.13.0-x86_64-linux)
      racc (~> 1.4)
    nokogiri (1.13.0)
      racc (~> 1.4)
    racc (1.7.1)
    rack (2.2.3)
    rubocop (1.50.0)
      racc

PLATFORMS
  ruby
  x86_64-linux

DEPENDENCIES
  forked!
  minitest
  nokogiri (~> 1.13)
  rubocop
  shop!

BUNDLED WITH
   2.4.0
"""
GEMFILE = """\
source "https://rubygems.org"
gemspec
gem "nokogiri", "~> 1.13" if true
gem 'rubocop', group: :development
group :development, :test do
  if ENV["X"]
    gem "minitest"
  end
end
"""


def test_bundler_tells_specs_and_the_gemfile_groups() -> None:
    reading = read("Gemfile.lock", GEMS, {"Gemfile": GEMFILE})
    assert facts(package_of(reading, "nokogiri")) == ("1.13.0", 17, True, Scope.RUNTIME, ())
    assert facts(package_of(reading, "racc")) == ("1.7.1", 21, False, Scope.RUNTIME, ("nokogiri",))
    assert facts(package_of(reading, "minitest")) == ("5.20.0", 16, True, Scope.DEV, ())
    assert package_of(reading, "rubocop").scope is Scope.DEV
    assert package_of(reading, "rack").direct is True, "the project's gemspec asks for it"
    assert package_of(reading, "forked").version == "0.2.0"
    assert gaps(reading) == {}


def test_without_a_gemfile_every_gem_counts_as_running() -> None:
    assert {package.scope for package in read("gems.locked", GEMS).packages} == {Scope.RUNTIME}


def test_nugets_lock_tells_each_frameworks_graph() -> None:
    entries = {
        "Newtonsoft.Json": {
            "type": "Direct",
            "requested": "[12.0.1, )",
            "resolved": "12.0.1",
            "dependencies": {"System.X": "4.0"},
        },
        "system.x": {"type": "Transitive", "resolved": "4.0.0"},
        "Shop.Core": {"type": "Project", "dependencies": {"Serilog": "2.0"}},
        "Serilog": {"type": "CentralTransitive", "resolved": "2.0.0"},
    }
    reading = read("packages.lock.json", json.dumps({"version": 1, "dependencies": {"net8.0": entries}}, indent=1))
    assert facts(package_of(reading, "Newtonsoft.Json")) == ("12.0.1", 5, True, Scope.RUNTIME, ())
    assert facts(package_of(reading, "system.x"))[2:] == (False, Scope.RUNTIME, ("Newtonsoft.Json",))
    assert package_of(reading, "Serilog").direct is True
    assert gaps(reading) == {}


PROJECT = """\
<Project Sdk="Microsoft.NET.Sdk">
  <PropertyGroup><SerilogVersion>2.10.0</SerilogVersion></PropertyGroup>
  <ItemGroup>
    <PackageReference Include="Newtonsoft.Json" Version="12.0.1" />
    <PackageReference Include="Serilog" Version="$(SerilogVersion)" />
    <PackageReference Include="Above"><Version>$(AboveVersion)</Version></PackageReference>
    <PackageReference Include="coverlet.collector" Version="[6.0.0, 7.0.0)" PrivateAssets="all" />
    <PackageReference Include="Floating" Version="1.*" />
    <PackageReference Include="Central.One" />
    <PackageReference Include="Unknown" Version="$(Nowhere)" />
  </ItemGroup>
</Project>
"""
ABOVE = {
    "Directory.Packages.props": (
        "<Project><ItemGroup>\n<PackageVersion Include='central.one' Version='3.0.0' />\n"
        "<GlobalPackageReference Include='Analyser' Version='1.0.0' /></ItemGroup></Project>"
    ),
    "src/Directory.Build.props": "<Project><PropertyGroup><AboveVersion>7.1</AboveVersion></PropertyGroup></Project>",
}


def test_a_projects_versions_come_from_variables_and_files_above() -> None:
    reading = read("src/app/App.csproj", PROJECT, ABOVE)
    assert facts(package_of(reading, "Newtonsoft.Json")) == ("12.0.1", 4, True, Scope.RUNTIME, ())
    assert package_of(reading, "Serilog").version == "2.10.0"
    assert package_of(reading, "Above").version == "7.1"
    assert facts(package_of(reading, "coverlet.collector"))[:4] == ("6.0.0", 7, True, Scope.DEV)
    found = gaps(reading)
    assert "Floating" in found["unpinned"]
    assert "Unknown" in found["unresolved-version"]
    assert "Central" not in str(reading), "it is counted where its version stands"


def test_central_versions_are_counted_where_they_stand() -> None:
    reading = read("Directory.Packages.props", ABOVE["Directory.Packages.props"])
    assert facts(package_of(reading, "central.one"))[:2] == ("3.0.0", 2)
    assert package_of(reading, "Analyser").scope is Scope.DEV


def test_a_project_with_a_lock_file_adds_nothing() -> None:
    assert read("a/App.csproj", PROJECT, {"a/packages.lock.json": "{}"}).packages == ()


def test_packages_config() -> None:
    text = (
        '<packages>\n<package id="A" version="1.0.0" />\n<package id="B" version="2.0" developmentDependency="true"/></packages>'
    )
    reading = read("packages.config", text)
    assert facts(package_of(reading, "A")) == ("1.0.0", 2, None, Scope.RUNTIME, ())
    assert package_of(reading, "B").scope is Scope.DEV


def test_composer_tells_sections_requirements_and_licences() -> None:
    lock = {
        "packages": [
            {"name": "Symfony/Http-Kernel", "version": "v5.4.19", "license": ["MIT"], "require": {"psr/log": "^1", "php": ">=8"}},
            {"name": "psr/log", "version": "1.1.4", "license": ["MIT", "GPL-2.0-only"]},
            {"name": "mine/dev", "version": "dev-main"},
        ],
        "packages-dev": [{"name": "phpunit/phpunit", "version": "9.5.0"}],
    }
    manifest = json.dumps({"require": {"symfony/http-kernel": "^5"}, "require-dev": {"phpunit/phpunit": "^9"}})
    reading = read("composer.lock", json.dumps(lock, indent=1), {"composer.json": manifest})
    assert facts(package_of(reading, "symfony/http-kernel")) == ("v5.4.19", 4, True, Scope.RUNTIME, ())
    assert facts(package_of(reading, "psr/log"))[2:] == (False, Scope.RUNTIME, ("symfony/http-kernel",))
    assert package_of(reading, "psr/log").licences == ("MIT OR GPL-2.0-only",)
    assert facts(package_of(reading, "phpunit/phpunit"))[2:4] == (True, Scope.DEV)
    assert "mine/dev" in gaps(reading)["no-version"]


BOMB = '<!DOCTYPE p [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><project>&b;</project>'


@pytest.mark.parametrize(
    ("path", "text", "error"),
    [
        ("pom.xml", BOMB, UnparsableError),
        ("pom.xml", '<!DOCTYPE p SYSTEM "file:///etc/passwd"><project/>', UnparsableError),
        ("pom.xml", "<a>" * 100_000, TooDeepError),
        ("pom.xml", "<html/>", UnparsableError),
        ("pom.xml", "<project>\ud800</project>", UnparsableError),
        ("pom.xml", "", UnparsableError),
        ("App.csproj", "<Project>", UnparsableError),
        ("packages.config", "\0", UnparsableError),
        ("gradle.lockfile", "a:b=c", UnparsableError),
        ("Gemfile.lock", "words", UnparsableError),
        ("composer.lock", "{}", UnparsableError),
        ("composer.lock", '{"packages": {}}', UnparsableError),
        ("composer.lock", '{"packages": [' + "[" * 100_000, InventoryError),
        ("packages.lock.json", "{}", UnparsableError),
        ("packages.lock.json", '{"dependencies": []}', UnparsableError),
        ("Pipfile.lock", '{"default": []}', UnparsableError),
        ("pdm.lock", "package = 1", UnparsableError),
    ],
)
def test_hostile_ones_are_refused_by_name(path: str, text: str, error: type[InventoryError]) -> None:
    with pytest.raises(error):
        read(path, text)


def test_properties_that_double_each_other_stay_small() -> None:
    doubling = "".join(f"<p{number}>${{p{number + 1}}}${{p{number + 1}}}</p{number}>" for number in range(60))
    dependency = "<dependency><groupId>a</groupId><artifactId>b</artifactId><version>${p0}</version></dependency>"
    text = f"<project><properties>{doubling}</properties><dependencies>{dependency}</dependencies></project>"
    assert "unresolved-version" in gaps(read("pom.xml", text))
