package io.github.fleetmaven.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.fleetmaven.model.Handler;
import io.github.fleetmaven.model.OsType;
import io.github.fleetmaven.model.Value;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CatalogTest {

  private static final Catalog CATALOG = Catalog.load();

  @ParameterizedTest
  @CsvSource({
    "customScript, LINUX, Microsoft.Azure.Extensions, CustomScript, 2.1",
    "customScript, WINDOWS, Microsoft.Compute, CustomScriptExtension, 1.10",
    "dsc, WINDOWS, Microsoft.Powershell, DSC, 2.77",
    "infiniBandDriver, WINDOWS, Microsoft.HpcCompute, InfiniBandDriverWindows, 1.5",
    "infiniBandDriver, LINUX, Microsoft.HpcCompute, InfiniBandDriverLinux, 1.2",
    "applicationHealth, LINUX, Microsoft.ManagedServices, ApplicationHealthLinux, 1.0",
    "applicationHealth, WINDOWS, Microsoft.ManagedServices, ApplicationHealthWindows, 1.0"
  })
  void knowsTheTypedElementsOfAPom(
      String kind, OsType os, String publisher, String type, String version) {
    CatalogEntry entry = CATALOG.entry(kind, os).orElseThrow();

    assertThat(entry.handler()).isEqualTo(new Handler(publisher, type));
    assertThat(entry.defaultVersion()).isEqualTo(version);
    assertThat(entry.logs()).isNotEmpty();
    assertThat(entry.exitCodes().get(0).done()).isTrue();
    assertThat(CATALOG.entry(entry.handler())).contains(entry);
  }

  @Test
  void looksUpWithoutRegardToCase() {
    assertThat(CATALOG.entry("CUSTOMSCRIPT", OsType.LINUX)).isPresent();
    assertThat(CATALOG.entry(new Handler("microsoft.powershell", "dsc"))).isPresent();
    assertThat(CATALOG.entry("dsc", OsType.LINUX)).isEmpty();
    assertThat(CATALOG.entry(new Handler("Contoso", "App"))).isEmpty();
    assertThat(CATALOG.systemsOf("dsc")).containsExactly(OsType.WINDOWS);
    assertThat(CATALOG.systemsOf("nothing")).isEmpty();
  }

  @Test
  void knowsSettingsAndTheirTypes() {
    CatalogEntry script = CATALOG.entry("customScript", OsType.LINUX).orElseThrow();

    assertThat(script.publicSettings()).containsEntry("fileUris", SettingType.STRINGS);
    assertThat(script.protectedSettings()).containsKey("storageAccountKey");
    assertThat(script.publicSettings()).doesNotContainKey("storageAccountKey");
    assertThat(script.timeout()).isEqualTo(Duration.ofMinutes(90));
    assertThat(SettingType.STRINGS.accepts(Value.ofTexts(List.of("a")))).isTrue();
    assertThat(SettingType.STRINGS.accepts(Value.of("a"))).isFalse();
    assertThat(SettingType.INTEGER.accepts(new Value.Num(new BigDecimal("1.5")))).isFalse();
    assertThat(SettingType.INTEGER.accepts(Value.of(100))).isTrue();
    assertThat(SettingType.ANY.accepts(Value.NULL)).isTrue();
  }

  @Test
  void takesInAnotherExtensionWithItsEntryAlone() throws IOException {
    Catalog other = Catalog.read(resource("other.json"), "other.json");

    CatalogEntry entry = other.entry("contosoApp", OsType.LINUX).orElseThrow();
    assertThat(entry.handler()).isEqualTo(new Handler("Contoso", "App"));
    assertThat(entry.publicSettings())
        .containsEntry("port", SettingType.INTEGER)
        .containsEntry("tls", SettingType.OBJECT);
    Explanation explanation = new ExitCodes(other).explain(entry.handler(), 7);
    assertThat(explanation)
        .isEqualTo(
            new Explanation(
                "the license server is busy", "wait", true, 5, Optional.of("/var/log/app.log")));
  }

  @Test
  void tellsAllProblemsOfAFileAtOnce() throws IOException {
    assertThatThrownBy(() -> Catalog.read(resource("broken.json"), "broken.json"))
        .isInstanceOf(InvalidCatalogException.class)
        .hasMessageStartingWith("Tried to read the catalogue broken.json but: ")
        .hasMessageContaining("formatVersion must be 1")
        .hasMessageContaining("extensions[0]: the member colour is unknown")
        .hasMessageContaining("extensions[0]: publisher is missing")
        .hasMessageContaining("extensions[0]: os must be Linux or Windows")
        .hasMessageContaining("extensions[0]: version must be like 1.2")
        .hasMessageContaining("extensions[0]: timeout must be a duration like PT20M")
        .hasMessageContaining("extensions[0]: the type of the setting port is unknown")
        .hasMessageContaining("extensions[0]: the exit code seven is not a whole number")
        .hasMessageContaining("extensions[0]: exit code 8: an exit code needs a meaning")
        .hasMessageContaining("extensions[0]: the outcome of exit code 9 must be done or failed")
        .hasMessageContaining("extensions[0]: exit code 10: an exit code can't be retried -1 times")
        .hasMessageContaining("extensions[0]: logs must name at least one path")
        .hasMessageContaining("extensions[0]: exitCodeInMessage must be handler or command")
        .hasMessageContaining("extensions[1]: timeout must be longer than nothing")
        .hasMessageContaining("the handler contoso/app stands there twice")
        .hasMessageContaining("the kind APP stands there twice for Linux");
  }

  @Test
  void refusesWhatIsNoCatalogue() {
    assertThatThrownBy(() -> Catalog.read("[", "x")).hasMessageContaining("not JSON");
    assertThatThrownBy(() -> Catalog.read("[]", "x")).hasMessageContaining("not a JSON object");
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = CatalogTest.class.getResourceAsStream(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
