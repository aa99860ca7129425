package io.github.fleetmaven.content.dsc;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DscModuleTest {

  @TempDir private Path temp;

  @Test
  void aFolderIsAModuleByItsManifest() throws IOException {
    Path folder = module(temp.resolve("xWeb"), "xWeb", "3.1.0");

    assertThat(DscModule.in(folder))
        .containsExactly(new DscModule("xWeb", Optional.of("3.1.0"), folder));
  }

  @Test
  void aFolderMayHoldSeveralModules() throws IOException {
    module(temp.resolve("mods/a"), "a", "1.0");
    module(temp.resolve("mods/b"), "b", "2.0");
    Files.createDirectories(temp.resolve("mods/notes"));

    assertThat(DscModule.in(temp.resolve("mods")))
        .extracting(DscModule::name)
        .containsExactly("a", "b");
  }

  @Test
  void aModuleMayLieInAFolderOfItsVersion() throws IOException {
    module(temp.resolve("xWeb/3.1.0"), "xWeb", "3.1.0");

    assertThat(DscModule.in(temp.resolve("xWeb")))
        .containsExactly(new DscModule("xWeb", Optional.of("3.1.0"), temp.resolve("xWeb")));
  }

  @Test
  void anUnpackedPackageIsNamedByItsManifest() throws IOException {
    Path folder = module(temp.resolve("xweb.3.1.0"), "xWeb", "3.1.0");

    assertThat(DscModule.in(folder)).extracting(DscModule::name).containsExactly("xWeb");
  }

  @Test
  void aScriptModuleNeedsNoManifest() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("tiny"));
    Files.writeString(folder.resolve("tiny.psm1"), "function f {}");

    assertThat(DscModule.in(folder))
        .containsExactly(new DscModule("tiny", Optional.empty(), folder));
  }

  @Test
  void aFolderWithoutAModuleHasNone() throws IOException {
    Files.createDirectories(temp.resolve("empty/deep"));

    assertThat(DscModule.in(temp.resolve("empty"))).isEmpty();
  }

  private static Path module(Path folder, String name, String version) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve(name + ".psd1"), "@{\n  ModuleVersion = '" + version + "'\n}\n");
    return folder;
  }
}
