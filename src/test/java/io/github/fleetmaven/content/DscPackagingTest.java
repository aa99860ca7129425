package io.github.fleetmaven.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fleetmaven.diag.Diagnostic;
import io.github.fleetmaven.diag.Diagnostics;
import io.github.fleetmaven.diag.FleetException;
import io.github.fleetmaven.model.ContentDigest;
import io.github.fleetmaven.model.ContentSource;
import io.github.fleetmaven.model.DeclaredFleets;
import io.github.fleetmaven.model.DesiredExtension.DscConfiguration;
import io.github.fleetmaven.model.ExtensionKey;
import io.github.fleetmaven.model.OsType;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The zip of a DSC configuration, as its handler expects it. */
class DscPackagingTest {

  private static final ExtensionKey KEY = new ExtensionKey("web", "dsc");
  private static final String SCRIPT =
      """
      Configuration Site {
        Import-DscResource -ModuleName PSDesiredStateConfiguration
        Import-DscResource -ModuleName xWeb -ModuleVersion 3.1.0
        Node localhost { }
      }
      """;

  @TempDir private Path temp;

  private Path script;
  private Path module;

  @BeforeEach
  void project() throws IOException {
    script = project(temp.resolve("project"));
    module = temp.resolve("project/modules/xWeb");
  }

  private static Path project(Path folder) throws IOException {
    Path module = Files.createDirectories(folder.resolve("modules/xWeb/DSCResources"));
    Files.writeString(
        folder.resolve("modules/xWeb/xWeb.psd1"), "@{\n  ModuleVersion = '3.1.0'\n}\n");
    Files.writeString(module.resolve("Site.psm1"), "# a resource\r\n");
    return Files.writeString(folder.resolve("site.ps1"), SCRIPT);
  }

  @Test
  void theScriptLiesAtTheRootAndModulesBesideIt() throws IOException {
    assertThat(entries(zip(packaged("a", script, module))))
        .containsExactly("site.ps1", "xWeb/DSCResources/Site.psm1", "xWeb/xWeb.psd1");
  }

  @Test
  void theSameFilesMakeTheSameBytesWhereverAndWhenever() throws IOException {
    Path zip = zip(packaged("a", script, module));
    Path elsewhere = project(temp.resolve("elsewhere"));
    Path there = temp.resolve("elsewhere/modules/xWeb");
    Files.setLastModifiedTime(elsewhere, FileTime.fromMillis(0));

    assertThat(zip(packaged("b", elsewhere, there))).hasSameBinaryContentAs(zip);
    assertThat(packaged("c", elsewhere, there)).isEqualTo(packaged("d", script, module));
  }

  @Test
  void aChangedByteInAModuleIsAnotherZip() throws IOException {
    ContentDigest before = packaged("a", script, module);
    Files.writeString(module.resolve("DSCResources/Site.psm1"), "# a resource\n");

    assertThat(packaged("b", script, module).bundles()).isNotEqualTo(before.bundles());
  }

  @Test
  void modulesMayComeInZips() throws IOException {
    Path zip = zipOf(Map.of("xWeb/xWeb.psd1", "@{\n ModuleVersion = '3.1.0'\n}"));

    assertThat(entries(zip(packaged("a", script, zip))))
        .containsExactly("site.ps1", "xWeb/xWeb.psd1");
    assertThat(temp.resolve("content-a/web/dsc/modules")).doesNotExist();
  }

  @Test
  void modulesMayComeAsPackages() throws IOException {
    Path nupkg =
        zipOf(
            Map.of(
                "xWeb.psd1", "@{\n ModuleVersion = '3.1.0'\n}",
                "xWeb.nuspec", "<package/>",
                "[Content_Types].xml", "<Types/>",
                "_rels/.rels", "<x/>"));

    assertThat(entries(zip(packaged("a", script, nupkg))))
        .containsExactly("site.ps1", "xWeb/xWeb.psd1");
  }

  @Test
  void aZipThatLeadsOutOfItselfIsRefused() throws IOException {
    assertThat(problems(script, zipOf(Map.of("../../evil.psd1", "@{}"))))
        .anySatisfy(p -> assertThat(p).contains("leads out of it"));
    assertThat(temp.resolve("content-a/web/evil.psd1")).doesNotExist();
  }

  @Test
  void aModuleThatIsImportedAndNowhereIsNamed() {
    assertThat(problems(script))
        .containsExactly(
            "pom.xml:41: web/dsc: site.ps1 imports the module xWeb, which is neither in <modules>"
                + " nor built into Windows; add its folder or zip to <modules>, or name it in"
                + " <installedModules> when the machines have it already");
  }

  @Test
  void aModuleThatTheMachinesHaveIsLeftOut() throws IOException {
    DscConfiguration dsc =
        new DscConfiguration(source(script), List.of(), List.of("xweb"), Optional.empty());

    assertThat(entries(zip(packaged("a", dsc, new Diagnostics())))).containsExactly("site.ps1");
  }

  @Test
  void anotherVersionThanTheScriptAsksForIsWarnedOf() throws IOException {
    Files.writeString(module.resolve("xWeb.psd1"), "@{\n  ModuleVersion = '3.2.0'\n}\n");
    Diagnostics diagnostics = new Diagnostics();

    packaged("a", configuration(script, module), diagnostics);

    assertThat(diagnostics.all())
        .extracting(Diagnostic::summary)
        .containsExactly("site.ps1 imports xWeb 3.1.0, and <modules> has 3.2.0");
  }

  @Test
  void aFolderWithoutModulesIsTold() throws IOException {
    Path empty = Files.createDirectories(temp.resolve("empty"));

    assertThat(problems(script, module, empty))
        .anySatisfy(p -> assertThat(p).contains(empty + " holds no PowerShell module"));
  }

  @Test
  void configurationDataTravelsBesideTheZip() throws IOException {
    Path data = Files.writeString(temp.resolve("site.psd1"), "@{}");
    DscConfiguration dsc =
        new DscConfiguration(source(script), List.of(module), List.of(), Optional.of(source(data)));

    ContentDigest content = packaged("a", dsc, new Diagnostics());

    assertThat(content.singles()).extracting(ContentDigest.Part::name).containsExactly("site.psd1");
    assertThat(entries(zip(content))).doesNotContain("site.psd1");
  }

  private List<String> problems(Path script, Path... modules) {
    FleetException failure =
        catchThrowableOfType(
            FleetException.class,
            () -> packaged("a", configuration(script, modules), new Diagnostics()));
    return failure.diagnostics().stream().map(Diagnostic::text).toList();
  }

  private ContentDigest packaged(String run, Path script, Path... modules) {
    Diagnostics diagnostics = new Diagnostics();
    ContentDigest content = packaged(run, configuration(script, modules), diagnostics);
    assertThat(diagnostics.all()).isEmpty();
    return content;
  }

  private ContentDigest packaged(String run, DscConfiguration dsc, Diagnostics diagnostics) {
    this.run = run;
    return new Packager(temp.resolve("content-" + run), BuildAccess.NONE)
        .stage(DeclaredFleets.of("web", DeclaredFleets.built("dsc", dsc)), diagnostics)
        .content(KEY);
  }

  private String run = "";

  private Path zip(ContentDigest content) {
    return new StagedContent(temp.resolve("content-" + run))
        .archive(KEY, content, content.bundles().get(0), OsType.WINDOWS);
  }

  private static DscConfiguration configuration(Path script, Path... modules) {
    return new DscConfiguration(
        source(script), Arrays.asList(modules), List.of(), Optional.empty());
  }

  private static ContentSource.File source(Path file) {
    return new ContentSource.File("pom.xml:41", file, Optional.empty(), false);
  }

  private Path zipOf(Map<String, String> entries) throws IOException {
    Path zip = temp.resolve("modules.zip");
    try (OutputStream out = Files.newOutputStream(zip);
        ZipOutputStream packed = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        packed.putNextEntry(new ZipEntry(entry.getKey()));
        packed.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    }
    return zip;
  }

  private static List<String> entries(Path zip) throws IOException {
    try (ZipFile file = new ZipFile(zip.toFile())) {
      List<String> names = new ArrayList<>();
      file.stream().forEach(entry -> names.add(entry.getName()));
      return names;
    }
  }
}
