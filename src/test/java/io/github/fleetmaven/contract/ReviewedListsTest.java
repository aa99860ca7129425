package io.github.fleetmaven.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.fleetmaven.simulator.api.SimulatedCalls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That the lists of what the description lacks hold nothing that nobody needs. */
class ReviewedListsTest {

  private static Contract contract;

  @BeforeAll
  static void read() {
    Description.assumeThere();
    contract = Contract.read(Newer.list());
  }

  @Test
  void eachAdditionOfNewerVersionsIsNeeded(@TempDir Path directory) throws IOException {
    List<Exchange> exchanges = Tour.through(directory);
    assertThat(exchanges.stream().filter(e -> !e.accepted()).map(Exchange::answer)).isEmpty();
    assertThat(exchanges.stream().flatMap(e -> contract.breaches(e).stream())).isEmpty();
    Set<String> used = new TreeSet<>();
    exchanges.forEach(exchange -> contract.noteUses(exchange, used));
    assertThat(Newer.list().stream().map(Newer::at).filter(at -> !used.contains(at)))
        .as("take these off newer.json, or let the walk through the simulator (Tour) come by them")
        .isEmpty();
  }

  @Test
  void eachCallThatIsSimulatedIsDescribedOrListed() {
    Elsewhere elsewhere = Elsewhere.list();
    assertThat(
            SimulatedCalls.all().stream()
                .filter(call -> contract.template(exchange(call)).isEmpty())
                .filter(call -> elsewhere.find(exchange(call)).isEmpty()))
        .as("neither the description nor elsewhere.txt has these")
        .isEmpty();
  }

  @Test
  void eachListedCallIsSimulatedAndNotDescribed() {
    List<String> simulated = SimulatedCalls.all().stream().map(this::shape).toList();
    assertThat(Elsewhere.list().entries().stream().filter(e -> !simulated.contains(shape(e))))
        .as("take these off elsewhere.txt: they aren't simulated")
        .isEmpty();
    assertThat(
            Elsewhere.list().entries().stream()
                .filter(entry -> contract.template(exchange(entry)).isPresent()))
        .as("take these off elsewhere.txt: they are described")
        .isEmpty();
  }

  @Test
  void refusesAnAdditionThatTheDescriptionHasOrThatHasNoPlace() {
    ObjectNode text = new ObjectMapper().createObjectNode().put("type", "string");
    String model = "virtualMachineScaleSet.json#/definitions/VirtualMachineScaleSet/";
    assertThatThrownBy(
            () -> Contract.read(List.of(new Newer(model + "properties/sku", text, "x", "y"))))
        .hasMessageContaining("has it itself");
    assertThatThrownBy(
            () -> Contract.read(List.of(new Newer(model + "nowhere/sku", text, "x", "y"))))
        .hasMessageContaining("no such place");
  }

  private String shape(String call) {
    return call.toLowerCase(java.util.Locale.ROOT).replaceAll("\\{[^}]*}", "{}");
  }

  private static Exchange exchange(String call) {
    String[] parts = call.split(" ", 2);
    String path = parts[1].replaceAll("\\{[^}]*}", "x");
    return new Exchange(parts[0], path, Map.of(), false, "", 200, "");
  }
}
