"""Which files git says are changed, asked in real repositories."""

import os
import subprocess
from pathlib import Path

import pytest

from lineage.cli.git import changed
from lineage.errors import UsageError
from tests.checkout import commit, git

OLD = "An article that was there, with a sentence or two.\nThis is the second of them.\n"


@pytest.fixture
def repository(tmp_path, monkeypatch):
    """A branch of an article of its own, beside a main branch that went on since."""
    # a hook of git, as this test may run in, must not lead it to another repository
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    folder = tmp_path / "site"
    write(folder / "content" / "old.md", OLD)
    write(folder / "content" / "gone.md", "An article that goes.\n")
    write(folder / "about.md", "About us.\n")
    write(folder / ".gitignore", "*.tmp\n")
    commit(folder)
    git("checkout", "--quiet", "-b", "branch", cwd=folder)
    write(folder / "content" / "new.md", "An article of the branch.\n")
    commit(folder)
    git("checkout", "--quiet", "main", cwd=folder)
    write(folder / "content" / "theirs.md", "What others published since.\n")
    commit(folder)
    git("checkout", "--quiet", "branch", cwd=folder)
    monkeypatch.chdir(folder)
    return folder


def write(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_what_others_did_since_does_not_count(repository):
    assert changed("main") == ("content/new.md",)


def test_what_is_not_committed_counts_and_what_is_ignored_does_not(repository):
    write(repository / "content" / "old.md", "Changed.\n")
    write(repository / "staged.md", "Staged.\n")
    git("add", "staged.md", cwd=repository)
    write(repository / "untracked.md", "Not known to git.\n")
    write(repository / "draft.tmp", "Ignored.\n")
    (repository / "content" / "gone.md").unlink()
    assert changed("main") == ("content/new.md", "content/old.md", "staged.md", "untracked.md")


def test_a_file_that_was_only_renamed_is_not_new(repository):
    git("mv", "content/old.md", "content/renamed.md", cwd=repository)
    assert changed("main") == ("content/new.md",)
    write(repository / "content" / "renamed.md", f"{OLD}And more.\n")
    assert changed("main") == ("content/new.md", "content/renamed.md")


def test_a_link_that_became_a_file_is_new(repository):
    (repository / "link.md").symlink_to("about.md")
    git("checkout", "--quiet", "main", cwd=repository)
    commit(repository)
    git("checkout", "--quiet", "-B", "branch", cwd=repository)
    (repository / "link.md").unlink()
    write(repository / "link.md", "An article of its own.\n")
    assert changed("main") == ("link.md",)


def test_a_file_that_is_moved_to_where_articles_are_is_new_there(repository):
    git("mv", "about.md", "content/about.md", cwd=repository)
    assert changed("main", ["content"]) == ("content/about.md", "content/new.md")


def test_paths(repository):
    write(repository / "b.md", "b\n")
    write(repository / "a[b].md", "Its name looks like a pattern, and matches another.\n")
    write(repository / "ab.md", "ab\n")
    write(repository / ":(top)c.md", "c\n")
    write(repository / "-d.md", "d\n")
    assert changed("main", ["content"]) == ("content/new.md",)
    assert changed("main", ["a[b].md"]) == ("a[b].md",)
    assert changed("main", ["[ab]*.md"]) == ("a[b].md", "ab.md", "b.md")
    assert changed("main", [":(top)c.md", "-d.md"]) == ("-d.md", ":(top)c.md")
    assert changed("main", [str(repository / "b.md")]) == ("b.md",)
    assert changed("main", ["about.md"]) == ()


@pytest.mark.parametrize("name", ["two words.md", "a\nb.md", "été.md", '"q".md', "\udcff.md"])
def test_any_name(repository, name):
    write(repository / "content" / name, "x\n")
    assert f"content/{name}" in changed("main")


def test_in_a_folder_paths_are_relative_to_it(repository, monkeypatch):
    write(repository / "up.md", "x\n")
    monkeypatch.chdir(repository / "content")
    assert changed("main") == ("../up.md", "new.md")
    assert changed("main", ["."]) == ("new.md",)
    assert changed("main", ["../up.md"]) == ("../up.md",)


def test_configuration_of_the_user_changes_nothing(repository, monkeypatch):
    for name, value in {
        "diff.relative": "true",
        "diff.renames": "copies",
        "diff.noprefix": "true",
        "diff.mnemonicPrefix": "true",
        "color.ui": "always",
        "core.quotePath": "true",
        "diff.external": "false",
        "diff.ignoreSubmodules": "none",
    }.items():
        git("config", name, value, cwd=repository)
    write(repository / "up.md", OLD)
    monkeypatch.chdir(repository / "content")
    assert changed("main") == ("../up.md", "new.md")


def test_the_repository_of_a_hook_is_not_asked(repository, tmp_path, monkeypatch):
    other = tmp_path / "other"
    write(other / "x.md", "x\n")
    commit(other)
    monkeypatch.setenv("GIT_DIR", str(other / ".git"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(other / ".git" / "index"))
    monkeypatch.setenv("GIT_WORK_TREE", str(other))
    monkeypatch.setenv("GIT_LITERAL_PATHSPECS", "1")
    assert changed("main", ["content/*.md"]) == ("content/new.md",)


def test_submodules_nested_repositories_and_links_are_left_out(repository, tmp_path):
    other = tmp_path / "other"
    write(other / "x.md", "x\n")
    commit(other)
    git(
        *("-c", "protocol.file.allow=always"),
        *("submodule", "add", "--quiet", str(other), "module"),
        cwd=repository,
    )
    write(repository / "module" / "y.md", "y\n")
    write(repository / "nested" / "z.md", "z\n")
    commit(repository / "nested")
    (repository / "link.md").symlink_to("/etc/hostname")
    assert changed("main") == (".gitmodules", "content/new.md")


def test_a_clone_of_one_commit_is_told_to_fetch_the_rest(repository, tmp_path, monkeypatch):
    git(
        *("clone", "--quiet", "--depth=1", "--no-single-branch"),
        *(f"file://{repository}", str(tmp_path / "clone")),
        cwd=tmp_path,
    )
    monkeypatch.chdir(tmp_path / "clone")
    with pytest.raises(UsageError, match=r"in common.*fetch-depth: 0"):
        changed("origin/main")


def test_an_unknown_name_is_told_to_be_fetched(repository):
    for name in ("origin/main", "", "main..branch", "HEAD:about.md", "main\n--output=x"):
        with pytest.raises(UsageError, match=r"(?s)knows no commit .*fetch-depth: 0"):
            changed(name)


@pytest.mark.parametrize("name", ["-h", "--output=ran", "-"])
def test_an_option_is_no_name(repository, name):
    with pytest.raises(UsageError, match="is no name of a commit"):
        changed(name)
    assert not Path("ran").exists()


def test_nothing_in_a_name_is_run(repository):
    with pytest.raises(UsageError):
        changed("$(touch ran)")
    with pytest.raises(UsageError):
        changed("main", ["`touch ran`"])
    assert not Path("ran").exists()


def test_what_is_not_there_or_elsewhere_is_an_error(repository, tmp_path):
    with pytest.raises(UsageError, match=r"^nowhere: there is no such file"):
        changed("main", ["nowhere"])
    with pytest.raises(UsageError, match=r"outside repository.*of this repository"):
        changed("main", [str(tmp_path)])


def test_outside_of_a_work_tree(repository, tmp_path, monkeypatch):
    # pytest's own folder may be in a repository
    monkeypatch.setenv("GIT_CEILING_DIRECTORIES", str(tmp_path))
    for folder in (tmp_path / "plain", repository / ".git"):
        folder.mkdir(exist_ok=True)
        monkeypatch.chdir(folder)
        with pytest.raises(UsageError, match=r"no work tree here: .*leave out --diff-base"):
            changed("main")


def test_before_the_first_commit(tmp_path, monkeypatch):
    subprocess.run(["git", "init", "--quiet"], cwd=tmp_path, check=True)
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError):
        changed("HEAD")


def test_without_git(repository, monkeypatch):
    monkeypatch.setenv("PATH", str(repository))
    with pytest.raises(UsageError, match=r"git cannot be run.*Install git"):
        changed("main")
