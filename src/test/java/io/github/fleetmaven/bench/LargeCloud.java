package io.github.fleetmaven.bench;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.fleetmaven.simulator.Simulator;
import io.github.fleetmaven.simulator.SimulatorRequest;
import io.github.fleetmaven.simulator.SimulatorResponse;
import io.github.fleetmaven.simulator.SimulatorServer;
import io.github.fleetmaven.time.ManualTime;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A subscription of scale sets with 1,000 instances each, and a client of it. For one thread. */
final class LargeCloud {

  static final String SUBSCRIPTION = "/subscriptions/sub-1";

  private static final int GROUPS = 50;
  private static final String VERSION = "api-version=2025-04-01";

  final ManualTime time = new ManualTime(Instant.parse("2026-01-01T00:00:00Z"));
  private final HttpClient client = HttpClient.newHttpClient();

  static String set(int i) {
    return SUBSCRIPTION + "/resourceGroups/rg" + i % GROUPS + provider("set" + i);
  }

  /** Returns another set, which isn't there at first. */
  static String named(String name) {
    return SUBSCRIPTION + "/resourceGroups/rg0" + provider(name);
  }

  private static String provider(String name) {
    return "/providers/Microsoft.Compute/virtualMachineScaleSets/" + name;
  }

  String scenario(int sets) {
    return IntStream.range(0, sets)
        .mapToObj(i -> "{\"id\": \"" + set(i) + "\", " + document("1.0").substring(1))
        .collect(Collectors.joining(",\n", "{\"resources\": [", "]}"));
  }

  SimulatorResponse get(Simulator simulator, String path) throws IOException {
    return call(simulator, "GET", path, "");
  }

  SimulatorResponse put(Simulator simulator, String path, String version) throws IOException {
    return call(simulator, "PUT", path, document(version));
  }

  SimulatorResponse tag(Simulator simulator, String path) throws IOException {
    return call(simulator, "PATCH", path, tags());
  }

  SimulatorResponse upgrade(Simulator simulator, String path) throws IOException {
    return call(simulator, "POST", path + "/manualupgrade", "{\"instanceIds\": [\"*\"]}");
  }

  SimulatorResponse reimage(Simulator simulator, String path, int instance) throws IOException {
    return call(simulator, "POST", path + "/virtualMachines/" + instance + "/reimage", "{}");
  }

  HttpResponse<byte[]> get(SimulatorServer server, String path) throws Exception {
    return send(server, "GET", path, "");
  }

  HttpResponse<byte[]> tag(SimulatorServer server, String path) throws Exception {
    return send(server, "PATCH", path, tags());
  }

  /** The write before this one has ended. */
  private String tags() {
    time.advance(Duration.ofSeconds(2));
    return "{\"tags\": {\"at\": \"" + time.now() + "\"}}";
  }

  private static SimulatorResponse call(
      Simulator simulator, String method, String path, String body) throws IOException {
    SimulatorResponse response =
        simulator.handle(
            new SimulatorRequest(method, versioned(path), Map.of(), body.getBytes(UTF_8)));
    assertThat(response.status()).as(() -> new String(response.body(), UTF_8)).isLessThan(300);
    return response;
  }

  private HttpResponse<byte[]> send(SimulatorServer server, String method, String path, String body)
      throws Exception {
    URI uri = URI.create(server.uri() + versioned(path));
    HttpRequest request =
        HttpRequest.newBuilder(uri).method(method, BodyPublishers.ofString(body)).build();
    HttpResponse<byte[]> response = client.send(request, BodyHandlers.ofByteArray());
    assertThat(response.statusCode()).isLessThan(300);
    return response;
  }

  private static String versioned(String path) {
    return path + (path.contains("?") ? "&" : "?") + VERSION;
  }

  private static String document(String version) {
    return """
        {"location": "westus", "tags": {"team": "a"},
         "sku": {"name": "Standard_DS1_v2", "capacity": 1000},
         "properties": {"upgradePolicy": {"mode": "Manual"}, "virtualMachineProfile": {
           "storageProfile": {"imageReference": {"publisher": "Canonical",
             "offer": "UbuntuServer", "sku": "18.04-LTS", "version": "18.04.1"},
             "osDisk": {"osType": "Linux", "createOption": "FromImage",
               "managedDisk": {"storageAccountType": "Premium_LRS"}}},
           "osProfile": {"computerNamePrefix": "web"},
           "networkProfile": {"networkInterfaceConfigurations": [{"name": "nic"}]},
           "extensionProfile": {"extensions": [%s, %s]}}}}"""
        .formatted(extension("app", version), extension("agent", "1.0"));
  }

  private static String extension(String name, String version) {
    return """
        {"name": "%s", "properties": {"publisher": "Example", "type": "%s",
          "typeHandlerVersion": "%s", "autoUpgradeMinorVersion": true,
          "settings": {"commandToExecute": "echo %s"}}}"""
        .formatted(name, name, version, name);
  }
}
