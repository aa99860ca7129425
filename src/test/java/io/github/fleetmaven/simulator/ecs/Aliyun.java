package io.github.fleetmaven.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.fleetmaven.simulator.ConnectionDroppedException;
import io.github.fleetmaven.simulator.Simulator;
import io.github.fleetmaven.simulator.SimulatorOptions;
import io.github.fleetmaven.simulator.SimulatorRequest;
import io.github.fleetmaven.simulator.SimulatorResponse;
import io.github.fleetmaven.time.ManualTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/** A client of a simulated ECS in process, on a clock that tests drive. */
final class Aliyun {

  static final ObjectMapper JSON = new ObjectMapper();
  static final Instant START = Instant.parse("2026-01-01T00:00:00Z");
  static final String REGION = "cn-hangzhou";

  /** What the plugin's own check looks like to the simulator. */
  static final String CHECK =
      "$f = 'C:\\Windows\\System32\\drivers\\viostor.sys'\n"
          + "[System.Diagnostics.FileVersionInfo]::GetVersionInfo($f).ProductVersion";

  static final String UPDATE = "acs-plugin-manager.exe --exec --plugin=UpdateVirtIo";

  final ManualTime time;
  final Simulator simulator;

  private Aliyun(Simulator simulator, ManualTime time) {
    this.simulator = simulator;
    this.time = time;
  }

  record Reply(int status, JsonNode body) {

    String at(String pointer) {
      return body.at(pointer).asText();
    }

    Reply ok() {
      assertThat(status).as("status of %s", body).isEqualTo(200);
      return this;
    }

    Reply refused(int expected, String code) {
      assertThat(status + " " + at("/Code")).as("%s", body).isEqualTo(expected + " " + code);
      assertThat(at("/RequestId")).matches("[0-9A-F]{8}(-[0-9A-F]{4}){3}-[0-9A-F]{12}");
      assertThat(at("/HostId")).isNotEmpty();
      assertThat(at("/Message")).isNotEmpty();
      return this;
    }

    List<String> all(String pointer, String key) {
      List<String> result = new ArrayList<>();
      body.at(pointer).forEach(item -> result.add(item.at("/" + key).asText()));
      return result;
    }
  }

  /** Opens one with an ecs section. */
  static Aliyun of(Path directory, String ecs) {
    return whole(directory, "{\"ecs\": " + ecs + "}");
  }

  static Aliyun whole(Path directory, String scenario) {
    ManualTime time = new ManualTime(START);
    SimulatorOptions options = SimulatorOptions.inMemory(write(directory, scenario), time);
    return new Aliyun(Simulator.open(options), time);
  }

  static Aliyun kept(Path directory, String scenario, ManualTime time) {
    SimulatorOptions options =
        new SimulatorOptions(
            write(directory, scenario),
            Optional.of(directory.resolve("state.json")),
            Optional.of(directory.resolve("journal.jsonl")),
            false,
            OptionalDouble.empty(),
            time);
    return new Aliyun(Simulator.open(options), time);
  }

  static Aliyun with(Simulator simulator, ManualTime time) {
    return new Aliyun(simulator, time);
  }

  static Path write(Path directory, String scenario) {
    try {
      return Files.writeString(directory.resolve("scenario.json"), scenario);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Headers of a call, but for the signature. */
  static Map<String, String> headers(String action, byte[] body) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Host", "ecs.cn-hangzhou.aliyuncs.com");
    headers.put("x-acs-action", action);
    headers.put("x-acs-version", "2014-05-26");
    headers.put("x-acs-date", Instant.now().truncatedTo(ChronoUnit.SECONDS).toString());
    headers.put("x-acs-signature-nonce", UUID.randomUUID().toString());
    headers.put("x-acs-content-sha256", Signer.sha256(body));
    return headers;
  }

  static Map<String, String> pairs(String... namesAndValues) {
    Map<String, String> result = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      result.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return result;
  }

  /** Calls an action in the region. */
  Reply call(String action, String... namesAndValues) {
    Map<String, String> parameters = pairs(namesAndValues);
    parameters.putIfAbsent("RegionId", REGION);
    return call(action, parameters);
  }

  Reply call(String action, Map<String, String> parameters) {
    byte[] body = new byte[0];
    Map<String, String> headers = headers(action, body);
    String query = Signer.query(parameters);
    headers.put(
        "Authorization",
        Signer.authorization("simulator", "simulator", "POST", query, headers, body));
    return send("https://ecs.cn-hangzhou.aliyuncs.com/?" + query, headers, body);
  }

  Reply send(String url, Map<String, String> headers, byte[] body) {
    Map<String, List<String>> all = new LinkedHashMap<>();
    headers.forEach((name, value) -> all.put(name, List.of(value)));
    try {
      SimulatorResponse response = simulator.handle(new SimulatorRequest("POST", url, all, body));
      return new Reply(response.status(), JSON.readTree(response.body()));
    } catch (ConnectionDroppedException e) {
      return new Reply(0, JSON.missingNode());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Sends a PowerShell command with a timeout of ten minutes; returns the id of its invocation. */
  String run(String content, String... instances) {
    return runWithin("600", content, instances);
  }

  String runWithin(String timeout, String content, String... instances) {
    Map<String, String> parameters =
        pairs("RegionId", REGION, "Type", "RunPowerShellScript", "CommandContent", content);
    parameters.put("Timeout", timeout);
    parameters.put("Name", "a command");
    for (int i = 0; i < instances.length; i++) {
      parameters.put("InstanceId." + (i + 1), instances[i]);
    }
    return call("RunCommand", parameters).ok().at("/InvokeId");
  }

  /** Returns how an invocation stands on its first instance. */
  JsonNode result(String invocation) {
    return results(invocation).get(0);
  }

  JsonNode results(String invocation) {
    return call("DescribeInvocationResults", "InvokeId", invocation, "MaxResults", "50")
        .ok()
        .body()
        .at("/Invocation/InvocationResults/InvocationResult");
  }

  /** Returns status, exit code and error of a command on its first instance. */
  String how(String invocation) {
    JsonNode result = result(invocation);
    return result.path("InvocationStatus").asText()
        + (result.has("ExitCode") ? " " + result.path("ExitCode").asText() : "")
        + (result.path("ErrorCode").asText().isEmpty()
            ? ""
            : " " + result.path("ErrorCode").asText());
  }

  String output(String invocation) {
    return new String(
        Base64.getDecoder().decode(result(invocation).path("Output").asText()),
        StandardCharsets.UTF_8);
  }

  JsonNode instance(String id) {
    return call("DescribeInstances", "InstanceIds", "[\"" + id + "\"]")
        .ok()
        .body()
        .at("/Instances/Instance/0");
  }

  JsonNode agent(String id) {
    return call("DescribeCloudAssistantStatus", "InstanceId.1", id)
        .ok()
        .body()
        .at("/InstanceCloudAssistantStatusSet/InstanceCloudAssistantStatus/0");
  }

  /** Returns what a check prints, when it has ended. */
  String check(String instance) {
    String invocation = run(CHECK, instance);
    pass("PT7S");
    return output(invocation).strip();
  }

  void pass(String duration) {
    time.advance(Duration.parse(duration));
  }

  /** Returns the journal's lines of one kind, as instance, status, from and to. */
  List<String> journal(String event) {
    List<String> result = new ArrayList<>();
    for (String line : simulator.journal()) {
      try {
        JsonNode node = JSON.readTree(line);
        if (node.path("event").asText().equals(event)) {
          result.add(
              event.equals("request")
                  ? node.path("target").asText() + " " + node.path("status").asText()
                  : node.path("instance").asText() + " " + node.path("status").asText());
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return result;
  }
}
