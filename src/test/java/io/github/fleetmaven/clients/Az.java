package io.github.fleetmaven.clients;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Azure's command line, with settings of its own, pointed at a served simulator. */
final class Az {

  private static final Path PATCH = Path.of("src/test/resources/clients/az");

  private final ServedCloud cloud;
  private final Path folder;
  private final Map<String, String> environment = new HashMap<>();

  private Az(ServedCloud cloud, Path folder) {
    this.cloud = cloud;
    this.folder = folder;
    environment.put("AZURE_CONFIG_DIR", folder.resolve("az").toString());
    environment.put("AZURE_CORE_COLLECT_TELEMETRY", "no");
    environment.put("AZURE_CORE_NO_COLOR", "yes");
    environment.put("REQUESTS_CA_BUNDLE", cloud.authority().toString());
  }

  static boolean isThere() {
    return Command.onPath("az").isPresent();
  }

  /** Returns one that knows of the simulator, and nobody has signed in with. */
  static Az registered(ServedCloud cloud, Path parent, String profile) {
    try {
      Az az = new Az(cloud, Files.createTempDirectory(parent, "az"));
      if (profile.equals("latest")) {
        az.environment.put("PYTHONPATH", PATCH.toAbsolutePath().toString());
      }
      String endpoint = cloud.uri().toString();
      az.run("cloud", "register", "-n", "sim", "--endpoint-resource-manager", endpoint);
      az.run("cloud", "set", "-n", "sim", "--profile", profile);
      return az;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Az withManagedIdentity() {
    environment.put("MSI_ENDPOINT", cloud.plain() + "/msi/token");
    run("login", "--identity");
    return this;
  }

  Az withServicePrincipal() {
    run("login", "--service-principal", "-u", "me", "-p", "any", "--tenant", "any");
    return this;
  }

  ServedCloud cloud() {
    return cloud;
  }

  /** Runs a command that has to succeed, and returns the JSON that it printed, if any. */
  JsonNode run(String... words) {
    Command.Ended ended = ended(words);
    assertThat(ended.exit()).as("az %s: %s", List.of(words), ended.err()).isZero();
    return ended.out().isBlank() ? MissingNode.getInstance() : ServedCloud.read(ended.out());
  }

  /** Runs a command that has to fail, and returns what it complained of. */
  String fail(String... words) {
    Command.Ended ended = ended(words);
    assertThat(ended.exit()).as("az %s: %s", List.of(words), ended.out()).isNotZero();
    assertThat(ended.err()).doesNotContain("Traceback");
    return ended.err();
  }

  /** Runs a command on something in the resource group of the tests. */
  JsonNode on(String kind, String name, String... more) {
    List<String> words = new ArrayList<>(List.of(kind.split(" ", -1)));
    words.addAll(List.of("-g", "clients", owner(kind), name));
    words.addAll(List.of(more));
    return run(words.toArray(String[]::new));
  }

  /** What the option is called by which a command is told the set or machine it works on. */
  private static String owner(String kind) {
    boolean ofExtension = kind.contains(" extension ") && !kind.endsWith(" upgrade");
    return !ofExtension ? "-n" : kind.startsWith("vmss ") ? "--vmss-name" : "--vm-name";
  }

  private Command.Ended ended(String... words) {
    List<String> all = new ArrayList<>(List.of("az"));
    all.addAll(List.of(words));
    all.addAll(List.of("-o", "json"));
    return new Command(all, environment).run(folder);
  }
}
