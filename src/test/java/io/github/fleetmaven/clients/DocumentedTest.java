package io.github.fleetmaven.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What {@code docs/simulator.md} tells people to type works as it stands there. */
@Tag("clients")
class DocumentedTest {

  private static final Path DOCS = Path.of("docs/simulator.md");

  @Test
  @ExtendWith(NeedsAz.class)
  void threeLinesPointAzAtTheSimulator(ServedCloud cloud, @TempDir Path folder) throws IOException {
    String lines = block("az cloud register");
    assertThat(lines.lines()).hasSize(3);
    Command.Ended ended =
        shell(cloud, folder, lines + "\naz vmss show -g clients -n az-read --query sku.capacity");
    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.out()).endsWith("2\n");
    assertThat(folder.resolve("target/fleet/az/azureProfile.json")).exists();
  }

  @Test
  @ExtendWith({ServedClouds.class, NeedsJsSdk.class})
  void theSdkForJavaScriptTakesTheAddress(ServedCloud cloud, @TempDir Path folder)
      throws IOException {
    String script =
        block("new ComputeManagementClient")
            .replace("https://127.0.0.1:8443", cloud.uri().toString());
    Files.writeString(
        folder.resolve("documented.cjs"),
        script
            + "client.virtualMachineScaleSets.get('clients', 'js-read')"
            + ".then((set) => console.log(set.sku.capacity));\n");
    Command.Ended ended =
        shell(cloud, folder, block("NODE_EXTRA_CA_CERTS") + "\nnode documented.cjs");
    assertThat(ended.exit()).as(ended.err()).isZero();
    assertThat(ended.out()).isEqualTo("2\n");
  }

  private static Command.Ended shell(ServedCloud cloud, Path folder, String lines)
      throws IOException {
    Path fleet = Files.createDirectories(folder.resolve("target/fleet"));
    Files.copy(cloud.authority(), fleet.resolve("simulator-ca.pem"));
    String script =
        "cd '%s'\n%s\n"
            .formatted(folder, lines.replace("https://127.0.0.1:8443", cloud.uri().toString()));
    return new Command(
            List.of("bash", "-ec", script),
            Map.of(
                "AZURE_CORE_COLLECT_TELEMETRY",
                "no",
                "NODE_PATH",
                JsRun.home().resolve("node_modules").toString()))
        .run(folder);
  }

  /** Returns the block of code with a text in it. */
  private static String block(String text) throws IOException {
    Matcher blocks =
        Pattern.compile("```\\w+\\n(.*?)```", Pattern.DOTALL).matcher(Files.readString(DOCS));
    return blocks
        .results()
        .map(block -> block.group(1))
        .filter(block -> block.contains(text))
        .findFirst()
        .orElseThrow();
  }
}
