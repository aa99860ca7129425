package io.github.fleetmaven.simulator.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.store.Extension;
import io.github.fleetmaven.simulator.store.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DefinitionsTest {

  private static Extension extension(String name, String... predecessors) {
    ObjectNode properties = Json.object();
    properties.put("publisher", "P").put("type", "T").put("typeHandlerVersion", "1.2");
    var list = properties.putArray("provisionAfterExtensions");
    List.of(predecessors).forEach(list::add);
    return new Extension(name, properties, "");
  }

  private static Extension with(String key, String value) {
    Extension plain = extension("a");
    return new Extension("a", plain.properties().deepCopy().put(key, value), "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "typeHandlerVersion",
        "settings",
        "protectedSettings",
        "forceUpdateTag",
        "protectedSettingsFromKeyVault",
        "publisher",
        "type"
      })
  void changesWithWhatAHandlerSees(String key) {
    assertThat(Definitions.digest(with(key, "other")))
        .isNotEqualTo(Definitions.digest(extension("a")));
  }

  @ParameterizedTest
  @CsvSource({"suppressFailures, true", "enableAutomaticUpgrade, true", "publisher, p"})
  void doesNotChangeWithWhatItDoesNotSee(String key, String value) {
    assertThat(Definitions.digest(with(key, value))).isEqualTo(Definitions.digest(extension("a")));
  }

  @ParameterizedTest
  @CsvSource({"1.2, 1.2.0", "1, 1.0.0", "1.2.3, 1.2.3", "1.2.3.4, 1.2.3.4"})
  void installsAFullVersion(String asked, String installed) {
    assertThat(Definitions.installedVersion(with("typeHandlerVersion", asked)))
        .isEqualTo(installed);
  }

  @Test
  void labelsARunByItsTag() {
    assertThat(Definitions.label(with("forceUpdateTag", "v1"))).isEqualTo("v1");
    assertThat(Definitions.label(extension("a"))).isEqualTo(Definitions.digest(extension("a")));
  }

  @Test
  void ordersPredecessorsFirst() {
    Map<String, Extension> all = new LinkedHashMap<>();
    for (Extension extension :
        List.of(extension("c", "b"), extension("a"), extension("b", "a"), extension("d"))) {
      all.put(extension.name(), extension);
    }
    assertThat(ExtensionLists.inOrder(all))
        .extracting(Extension::name)
        .containsExactly("a", "b", "c", "d");
  }
}
