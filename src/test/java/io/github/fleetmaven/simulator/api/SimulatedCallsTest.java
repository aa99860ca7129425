package io.github.fleetmaven.simulator.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The documentation says what the code does. */
class SimulatedCallsTest {

  private static final Path FILE = Path.of("docs", "simulator.md");

  @Test
  void areDocumented() throws IOException {
    String document = Files.readString(FILE);
    if (System.getProperty("fleet.updateDocs") != null) {
      document = SimulatedCalls.in(document);
      Files.writeString(FILE, document);
    }
    assertThat(SimulatedCalls.tableOf(document))
        .as("run mvn test -Dtest=SimulatedCallsTest -Dfleet.updateDocs to write the table anew")
        .isEqualTo(SimulatedCalls.table());
  }

  @Test
  void areToldWithTheirMethodsAndActions() {
    assertThat(SimulatedCalls.table())
        .contains("`GET PUT PATCH DELETE {compute}/galleries/{gallery}/images/{name}`")
        .contains("`GET {region}/publishers`")
        .contains(
            "`POST {compute}/virtualMachines/{machine}/`…: deallocate, powerOff, redeploy,"
                + " reimage, restart, start |");
  }

  @Test
  void haveOneAddressForEachCall() {
    Set<String> seen = new HashSet<>();
    for (Area area : SimulatedCalls.areas()) {
      assertThat(area.missing()).as(area.name()).isNotBlank();
      for (Route route : area.routes()) {
        String call = route.method() + " " + String.join("/", route.template());
        String shape = call.toLowerCase(Locale.ROOT).replaceAll("\\{[^}]*}", "{}");
        assertThat(seen.add(shape)).as(call).isTrue();
      }
    }
  }
}
