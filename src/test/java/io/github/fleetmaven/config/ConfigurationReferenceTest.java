package io.github.fleetmaven.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The reference in {@code docs/} is what the records say. */
class ConfigurationReferenceTest {

  private static final Path FILE = Path.of("docs", "configuration.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("```xml\\s*<configuration>(.*?)</configuration>", Pattern.DOTALL);

  @Test
  void isCurrent() throws IOException {
    String current = ConfigurationReference.generate();
    if (System.getProperty("fleet.updateDocs") != null) {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, current);
    }
    assertThat(FILE)
        .as("run mvn test -Dtest=ConfigurationReferenceTest -Dfleet.updateDocs to write it anew")
        .hasContent(current);
  }

  @Test
  void showsAConfigurationWithoutAMistake() {
    Matcher example = EXAMPLE.matcher(ConfigurationReference.generate());
    assertThat(example.find()).isTrue();
    ConfigurationReader.Result result = PomText.read(example.group(1));
    assertThat(result.diagnostics()).isEmpty();
    assertThat(result.fleet().orElseThrow().targets()).hasSize(4);
  }

  @Test
  void explainsEveryElement() {
    assertThat(ConfigurationReference.generate())
        .contains("| `command` | text |  | The command line that runs. |")
        .contains("| `port` | number from 1 to 65535 | the protocol's own |")
        .contains("| `maxUnavailable` | count, as `2`, or share, as `20%` | `20%` |")
        .contains("| `operationTimeout` | duration, as `PT10M` | `PT2H` |")
        .doesNotContain("{{F")
        .doesNotContain("| null |");
  }
}
