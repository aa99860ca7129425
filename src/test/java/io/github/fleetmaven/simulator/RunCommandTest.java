package io.github.fleetmaven.simulator;

import static io.github.fleetmaven.simulator.Cloud.SET;
import static io.github.fleetmaven.simulator.Cloud.VM;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.fleetmaven.simulator.Cloud.Reply;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands that run in machines: by an action, or as resources. */
class RunCommandTest {

  private static final String SHELL = "{\"commandId\": \"RunShellScript\", \"script\": [\"ls\"]}";
  private static final String COMMAND = VM + "/runCommands/fix";

  @TempDir Path directory;
  private Cloud cloud;

  @BeforeEach
  void open() {
    open("{\"when\": {\"instance\": \"nobody\"}, \"exitCode\": 1}");
  }

  private void open(String... faults) {
    cloud =
        Cloud.of(
            directory,
            Scenarios.of(List.of(Scenarios.machine(""), Scenarios.set(1, "", "")), faults));
  }

  private static String managed(String more) {
    return """
        {"location": "westus", "properties": {"source": {"script": "ls"}%s}}"""
        .formatted(more.isEmpty() ? "" : ", " + more);
  }

  private JsonNode view(String command) {
    return cloud
        .get(command + "?$expand=instanceView")
        .expect(200)
        .body()
        .at("/properties/instanceView");
  }

  private static String fails(String instance, String name, int exitCode, String message) {
    return """
        {"when": {"instance": "%s", "extension": "%s"}, "exitCode": %d, "message": "%s"}"""
        .formatted(instance, name, exitCode, message);
  }

  @Test
  void tellItsOutputAtBothAddresses() {
    open(fails("vm1", "RunShellScript", 0, "hello\\n"));
    Reply accepted = cloud.post(VM + "/runCommand", SHELL).expect(202);
    assertThat(cloud.get(VM).at("/properties/provisioningState")).isEqualTo("Updating");
    assertThat(cloud.get(accepted.header("Location").orElseThrow()).status()).isEqualTo(202);
    JsonNode output = cloud.succeed(accepted).body().at("/properties/output");
    assertThat(output.toString())
        .isEqualTo(
            "{\"value\":[{\"code\":\"ProvisioningState/succeeded\",\"level\":\"Info\","
                + "\"displayStatus\":\"Provisioning succeeded\",\"message\":"
                + "\"Enable succeeded: \\n[stdout]\\nhello\\n\\n[stderr]\\n\"}]}");
    assertThat(cloud.get(accepted.header("Location").orElseThrow()).body()).isEqualTo(output);
    assertThat(cloud.runs()).containsExactly("vm1:RunShellScript:0");
    assertThat(cloud.get(VM).at("/properties/provisioningState")).isEqualTo("Succeeded");
  }

  @Test
  void saysThatTheActionSucceededThoughTheScriptFailed() {
    open(fails("web/0", "RunShellScript", 127, "no such command"));
    Reply accepted = cloud.post(SET + "/virtualmachines/0/runCommand", SHELL).expect(202);
    assertThat(cloud.succeed(accepted).at("/properties/output/value/0/message"))
        .isEqualTo("Enable succeeded: \n[stdout]\n\n[stderr]\nno such command");
    assertThat(cloud.runs()).containsExactly("0:RunShellScript:127");
  }

  @Test
  void saysInWindowsWhatWentWhere() {
    String windows = Scenarios.machine("").replace("\"Linux\"", "\"Windows\"");
    String fault = fails("vm1", "RunPowerShellScript", 0, "out[stderr]\\nerr");
    cloud = Cloud.of(directory, Scenarios.of(windows, fault));
    JsonNode value =
        cloud
            .succeed(cloud.post(VM + "/runCommand", "{\"commandId\": \"RunPowerShellScript\"}"))
            .body()
            .at("/properties/output/value");
    assertThat(value.at("/0/code").asText()).isEqualTo("ComponentStatus/StdOut/succeeded");
    assertThat(value.at("/0/message").asText()).isEqualTo("out");
    assertThat(value.at("/1/message").asText()).isEqualTo("err");
  }

  @Test
  void tellOnlyTheEndOfALongOutput() {
    String more = "y".repeat(1000);
    String end = "x".repeat(4095) + "!";
    open(fails("vm1", "RunShellScript", 0, more + end), fails("vm1", "fix", 0, more + end));
    JsonNode said =
        cloud
            .succeed(cloud.post(VM + "/runCommand", SHELL))
            .body()
            .at("/properties/output/value/0/message");
    assertThat(said.asText()).isEqualTo("Enable succeeded: \n[stdout]\n" + end + "\n[stderr]\n");
    cloud.succeed(cloud.put(COMMAND, managed("")).expect(201));
    assertThat(view(COMMAND).path("output").asText()).isEqualTo(end);
  }

  @Test
  void runsOneActionAtATime() {
    Reply first = cloud.post(VM + "/runCommand", SHELL).expect(202);
    Reply second = cloud.post(VM + "/runCommand", SHELL).expect(409);
    assertThat(second.at("/error/code")).isEqualTo("Conflict");
    assertThat(second.at("/error/message")).startsWith("Run command extension execution is in");
    cloud.post(VM + "/restart", null).expect(409);
    cloud.succeed(first);
    cloud.succeed(cloud.post(VM + "/restart", null).expect(202));
  }

  @Test
  void refusesAnActionThatMakesNoSense() {
    assertThat(
            cloud
                .post(VM + "/runCommand", "{\"commandId\": \"Nonsense\"}")
                .expect(404)
                .at("/error/message"))
        .isEqualTo("The entity was not found in this Azure location.");
    cloud.post(VM + "/runCommand", "{}").expect(400);
    cloud.post(VM + "x/runCommand", SHELL).expect(404);
    cloud.succeed(cloud.post(VM + "/powerOff", null));
    assertThat(cloud.post(VM + "/runCommand", SHELL).expect(409).at("/error/code"))
        .isEqualTo("OperationNotAllowed");
    cloud.put(COMMAND, managed("")).expect(409);
  }

  @Test
  void isAResourceThatSucceedsThoughItsScriptFails() {
    open(fails("vm1", "fix", 127, "command not found"));
    Reply created = cloud.put(COMMAND, managed("")).expect(201);
    assertThat(created.body().path("properties").toString())
        .isEqualTo(
            "{\"source\":{\"script\":\"ls\"},\"asyncExecution\":false,\"timeoutInSeconds\":0,"
                + "\"provisioningState\":\"Creating\"}");
    assertThat(view(COMMAND).path("executionState").asText()).isEqualTo("Running");
    cloud.succeed(created);
    Reply shown = cloud.get(COMMAND).expect(200);
    assertThat(shown.at("/type")).isEqualTo("Microsoft.Compute/virtualMachines/runCommands");
    assertThat(shown.at("/properties/provisioningState")).isEqualTo("Succeeded");
    assertThat(shown.body().at("/properties").has("instanceView")).isFalse();
    JsonNode view = view(COMMAND);
    assertThat(view.path("exitCode").asInt()).isEqualTo(127);
    assertThat(view.path("executionState").asText()).isEqualTo("Failed");
    assertThat(view.path("error").asText()).isEqualTo("command not found");
    assertThat(view.path("startTime").asText()).isEqualTo("2026-01-01T00:00:00+00:00");
    assertThat(view.path("endTime").asText()).isEqualTo("2026-01-01T00:00:20+00:00");
    assertThat(cloud.get(VM + "/runCommands").body().path("value")).hasSize(1);
  }

  @Test
  void failsWithItsScriptWhenItIsToldTo() {
    open(fails("vm1", "fix", 3, ""));
    Reply created = cloud.put(COMMAND, managed("\"treatFailureAsDeploymentFailure\": true"));
    assertThat(cloud.finish(created).at("/error/code")).isEqualTo("VMExtensionProvisioningError");
    assertThat(cloud.get(COMMAND).at("/properties/provisioningState")).isEqualTo("Failed");
  }

  @Test
  void endsBeforeItsScriptWhenItIsAsynchronous() {
    cloud.succeed(cloud.put(COMMAND, managed("\"asyncExecution\": true")));
    assertThat(view(COMMAND).path("executionState").asText()).isEqualTo("Running");
    cloud.time.advance(Duration.ofSeconds(20));
    assertThat(view(COMMAND).path("executionState").asText()).isEqualTo("Succeeded");
    assertThat(view(COMMAND).path("executionMessage").asText()).isEqualTo("Execution completed");
  }

  @Test
  void isStoppedWhenItTakesTooLong() {
    cloud.succeed(cloud.put(COMMAND, managed("\"timeoutInSeconds\": 5")));
    assertThat(view(COMMAND).path("executionState").asText()).isEqualTo("TimedOut");
    assertThat(cloud.runs()).containsExactly("vm1:fix:timedOut");
  }

  @Test
  void runsAgainWhenItsDefinitionChanged() {
    cloud.succeed(cloud.put(COMMAND, managed("")));
    cloud.succeed(cloud.put(COMMAND, managed("")).expect(200));
    cloud.succeed(cloud.patch(COMMAND, "{\"tags\": {\"a\": \"b\"}}").expect(200));
    assertThat(cloud.runs()).hasSize(1);
    Reply changed =
        cloud.patch(
            COMMAND, "{\"properties\": {\"parameters\": [{\"name\": \"a\", \"value\": \"b\"}]}}");
    assertThat(changed.expect(200).at("/properties/provisioningState")).isEqualTo("Updating");
    assertThat(changed.at("/properties/source/script")).isEqualTo("ls");
    cloud.succeed(changed);
    assertThat(cloud.runs()).hasSize(2);
  }

  @Test
  void runsBesideOthersAndIsCutShortByItsDeletion() {
    Reply first = cloud.put(COMMAND, managed("")).expect(201);
    cloud.put(VM + "/runCommands/other", managed("")).expect(201);
    cloud.put(COMMAND, managed("")).expect(409);
    Reply deletion = cloud.delete(COMMAND).expect(202);
    assertThat(cloud.poll(first).at("/error/code")).isEqualTo("OperationPreempted");
    cloud.delete(COMMAND).expect(409);
    cloud.succeed(deletion);
    cloud.get(COMMAND).expect(404);
    assertThat(cloud.runs()).containsExactly("vm1:other:0");
  }

  @Test
  void neverShowsItsSecrets() {
    String secrets =
        "\"runAsPassword\": \"hunter2\", \"protectedParameters\": [{\"name\": \"p\", \"value\":"
            + " \"s3cret\"}], \"outputBlobUri\": \"https://a.blob.core.windows.net/c/o?sig=s3cret\"";
    Reply created = cloud.put(COMMAND, managed(secrets)).expect(201);
    cloud.succeed(created);
    for (Reply reply : List.of(created, cloud.get(COMMAND), cloud.get(VM + "/runCommands"))) {
      assertThat(reply.body().toString())
          .doesNotContain("hunter2", "s3cret", "sealed")
          .contains("https://a.blob.core.windows.net/c/o");
    }
  }

  @Test
  void isOneOfAtMostTwentyFive() {
    for (int i = 0; i < 25; i++) {
      cloud.put(COMMAND + i, managed("")).expect(201);
    }
    assertThat(cloud.put(COMMAND, managed("")).expect(409).at("/error/message"))
        .startsWith("The maximum number of managed Run commands (max=25, current=25)");
  }

  @Test
  void needsOneSourceAndAPlace() {
    assertThat(cloud.put(COMMAND, "{\"location\": \"westus\"}").expect(400).at("/error/target"))
        .isEqualTo("properties.source");
    cloud.put(COMMAND, managed("").replace("\"ls\"", "\"ls\", \"scriptUri\": \"u\"")).expect(400);
    cloud.put(COMMAND, managed("").replace("\"location\": \"westus\", ", "")).expect(400);
    cloud.patch(COMMAND, "{}").expect(404);
    assertThat(cloud.put(VM + "x/runCommands/fix", managed("")).expect(404).at("/error/code"))
        .isEqualTo("ParentResourceNotFound");
    cloud.get(VM + "x/runCommands").expect(404);
  }

  @Test
  void belongsToAnInstanceAndGoesWithIt() {
    String command = SET + "/virtualMachines/0/runCommands/fix";
    cloud.succeed(cloud.put(command, managed("")).expect(201));
    assertThat(cloud.get(command).at("/type"))
        .isEqualTo("Microsoft.Compute/virtualMachineScaleSets/virtualMachines/runCommands");
    assertThat(cloud.get(SET + "/virtualMachines/0/runCommands").body().path("value")).hasSize(1);
    Reply running = cloud.put(SET + "/virtualMachines/0/runCommands/late", managed("")).expect(201);
    cloud.succeed(cloud.delete(SET + "/virtualMachines/0").expect(202));
    cloud.get(command).expect(404);
    assertThat(cloud.finish(running).at("/status")).isIn("Failed", "Succeeded");
  }

  @Test
  void hasACatalogue() {
    String path = "/subscriptions/sub-1/providers/Microsoft.Compute/locations/westus/runCommands";
    JsonNode all = cloud.get(path).expect(200).body().path("value");
    assertThat(all.findValuesAsText("id")).contains("RunShellScript", "RunPowerShellScript");
    assertThat(all.path(0).has("script")).isFalse();
    JsonNode one = cloud.get(path + "/RunPowerShellScript").expect(200).body();
    assertThat(one.path("script")).isNotEmpty();
    assertThat(one.at("/parameters/0/name").asText()).isEqualTo("arg1");
    assertThat(one.path("$schema").asText()).endsWith("/runcommands.json");
    assertThat(cloud.get(path + "/ifconfig").body().path("script").isArray()).isTrue();
    cloud.get(path + "/Nonsense").expect(404);
  }
}
