package io.github.fleetmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.model.ContentSource;
import io.github.fleetmaven.model.DesiredExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What may stand in {@code <files>}, and what is said about what may not. */
class ContentFilesTest {

  private static final String IN = "scaleSets/scaleSet[web]/extensions/customScript/files/";

  @TempDir Path project;

  @BeforeEach
  void makeFiles() throws IOException {
    Files.createDirectories(project.resolve("src/conf"));
    Files.writeString(project.resolve("install.sh"), "echo");
    Files.writeString(project.resolve("src/conf/app.conf"), "a=1");
  }

  @Test
  void aFileIsAPathOrMore() {
    assertThat(
            sources(
                "<file>install.sh</file>\n<file><source>src/conf/app.conf</source>"
                    + "<destName>the.conf</destName><filtering>true</filtering></file>"))
        .containsExactly(
            new ContentSource.File(
                "pom.xml:1", project.resolve("install.sh"), Optional.empty(), false),
            new ContentSource.File(
                "pom.xml:2", project.resolve("src/conf/app.conf"), Optional.of("the.conf"), true));
  }

  @Test
  void aFileSetIsAFolderAndPatterns() {
    assertThat(
            sources(
                "<fileSet><directory>src/conf</directory><includes><include>**/*.conf</include>"
                    + "<include>*.sh</include></includes><excludes><exclude>x</exclude></excludes>"
                    + "<into>etc\\app</into><filtering>true</filtering></fileSet>"
                    + "<fileSet><directory>src</directory></fileSet>"))
        .containsExactly(
            new ContentSource.FileSet(
                "pom.xml:1",
                project.resolve("src/conf"),
                List.of("**/*.conf", "*.sh"),
                List.of("x"),
                Optional.of("etc/app"),
                true),
            new ContentSource.FileSet(
                "pom.xml:1",
                project.resolve("src"),
                List.of(),
                List.of(),
                Optional.empty(),
                false));
  }

  @Test
  void anArtifactIsThisProjectsOrOneByCoordinates() {
    assertThat(
            sources(
                "<artifact/><artifact><groupId>g</groupId><artifactId>a</artifactId>"
                    + "<version>1</version><type>zip</type><classifier>c</classifier>"
                    + "<destName>a.zip</destName></artifact>"))
        .containsExactly(
            new ContentSource.Artifact(
                "pom.xml:1",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            new ContentSource.Artifact(
                "pom.xml:1",
                Optional.of("g"),
                Optional.of("a"),
                Optional.of("1"),
                Optional.of("zip"),
                Optional.of("c"),
                Optional.of("a.zip")));
  }

  @Test
  void travelsAsSaid() {
    DesiredExtension.Script plain = script("<files/>");
    DesiredExtension.Script said = script("<inline>true</inline><verify>true</verify>");

    assertThat(plain.inline()).isFalse();
    assertThat(plain.verified()).isFalse();
    assertThat(said.inline()).isTrue();
    assertThat(said.verified()).isTrue();
  }

  @Test
  void tellsAllThatIsWrongAtOnce() {
    assertThat(
            problems(
                """
                <fil>install.sh</fil>
                <file/>
                <file><destName>a/b</destName></file>
                <file><source>src</source></file>
                <file><source>install.sh</source><destname>x</destname></file>
                <fileSet><into>../up</into></fileSet>
                <fileSet><directory>install.sh</directory></fileSet>
                <fileSet><directory>nothing</directory><include>x</include></fileSet>
                <artifact><groupId>g</groupId><version>1</version></artifact>
                <artifact><destName>..</destName></artifact>"""))
        .containsExactly(
            at(1, "", "unknown element <fil>; did you mean <file>?").replace("files/:", "files:"),
            at(2, "file", "it is empty; give it a value, or leave the element out"),
            at(3, "file", "<source> is missing; add <source>"),
            at(
                3,
                "file/destName",
                "`a/b` is no name of a file; write a name without folders, as app.conf; <fileSet>"
                    + " keeps folders"),
            at(
                4,
                "file/source",
                project.resolve("src")
                    + " is a folder; write <fileSet><directory>src</directory></fileSet>"),
            at(5, "file", "unknown element <destname>; did you mean <destName>?"),
            at(6, "fileSet", "<directory> is missing; add <directory>"),
            at(
                6,
                "fileSet/into",
                "`../up` is no folder beside the command; write a relative path, as conf or"
                    + " app/conf, without . and .."),
            at(
                7,
                "fileSet/directory",
                project.resolve("install.sh") + " is no folder; write <file>install.sh</file>"),
            at(8, "fileSet", "unknown element <include>; <include> belongs in <includes>"),
            at(
                8,
                "fileSet/directory",
                "there is no folder "
                    + project.resolve("nothing")
                    + "; relative paths start at the project's folder, "
                    + project),
            at(
                9,
                "artifact/groupId",
                "<groupId> needs <artifactId>; name the artifact; without coordinates it is this"
                    + " project's own"),
            at(
                9,
                "artifact/version",
                "<version> needs <artifactId>; name the artifact; without coordinates it is this"
                    + " project's own"),
            at(
                10,
                "artifact/destName",
                "`..` is no name of a file; write a name without folders, as app.conf; <fileSet>"
                    + " keeps folders"));
  }

  @Test
  void namesAreUniqueWhateverTheyComeFrom() {
    assertThat(
            problems(
                "<file>install.sh</file>\n<file><source>src/conf/app.conf</source>"
                    + "<destName>install.sh</destName></file>\n"
                    + "<artifact><destName>install.sh</destName></artifact>"))
        .containsExactly(
            at(
                2,
                "file",
                "install.sh and src/conf/app.conf would both be `install.sh` beside the command;"
                    + " give one of them another name, by <destName>"),
            at(
                3,
                "artifact",
                "install.sh and <artifact> would both be `install.sh` beside the command; give one"
                    + " of them another name, by <destName>"));
  }

  @Test
  void whatTheBuildMakesNeedNotBeThereYet() {
    assertThat(
            problems(
                "<file>target/app.jar</file>\n<file>target/../out/other.jar</file>\n"
                    + "<fileSet><directory>target/dist</directory></fileSet>"))
        .containsExactly(
            at(
                2,
                "file",
                "there is no file "
                    + project.resolve("out/other.jar")
                    + "; relative paths start at the project's folder, "
                    + project));
  }

  private static String at(int line, String path, String text) {
    return "pom.xml:" + line + ": " + IN + path + ": " + text;
  }

  private List<ContentSource> sources(String inside) {
    return script("<files>" + inside + "</files>").files();
  }

  private DesiredExtension.Script script(String inside) {
    ConfigurationReader.Result result = read(inside);
    assertThat(result.diagnostics()).isEmpty();
    return result.fleet().orElseThrow().targets().get(0).extensions().get(0).script().orElseThrow();
  }

  private List<String> problems(String inside) {
    return read("<files>" + inside + "</files>").diagnostics().stream()
        .map(Diagnostic::text)
        .toList();
  }

  private ConfigurationReader.Result read(String inside) {
    String pom =
        PomText.AZURE
            + "<scaleSets><scaleSet><name>web</name><extensions><customScript>"
            + "<command>bash install.sh</command>"
            + inside
            + "</customScript></extensions></scaleSet></scaleSets>";
    return new ConfigurationReader()
        .read(
            new RawConfiguration(
                PomText.tree(pom),
                PomText.PARAMETERS,
                project,
                Set.of(),
                Set.of(project.resolve("target"))));
  }
}
