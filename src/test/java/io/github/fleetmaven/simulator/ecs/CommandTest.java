package io.github.fleetmaven.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CommandTest {

  private static final String COMMON = "ACS-ECS-InstallVirtioDriver-windows.ps1";

  @TempDir Path directory;
  private Aliyun ecs;

  @BeforeEach
  void open() {
    ecs =
        Aliyun.of(
            directory,
            """
            { "timing": {"processing": "PT3S"},
              "instances": [
                { "idPrefix": "i-", "count": 120 },
                { "id": "i-off", "status": "Stopped" },
                { "id": "i-lin", "osName": "Ubuntu 22.04 64 bit" },
                { "id": "i-locked", "locks": ["security"] },
                { "id": "i-bare", "agent": "none" },
                { "id": "i-dead", "agent": "offline" } ] }""");
  }

  private static Map<String, String> command(String... more) {
    Map<String, String> all =
        Aliyun.pairs(
            "RegionId",
            "cn-hangzhou",
            "Type",
            "RunPowerShellScript",
            "CommandContent",
            "echo 1",
            "InstanceId.1",
            "i-001");
    all.putAll(Aliyun.pairs(more));
    return all;
  }

  private Aliyun.Reply run(String... more) {
    return ecs.call("RunCommand", command(more));
  }

  @ParameterizedTest
  @CsvSource({
    "i-nowhere, 404, InvalidInstance.NotFound",
    "i-off, 403, IncorrectInstanceStatus",
    "i-lin, 400, InvalidInstance.NotMatch",
    "i-locked, 403, InstanceLockedForSecurity"
  })
  void sendsToNoneWhenOneIsNotFit(String unfit, int status, String code) {
    run("InstanceId.2", unfit, "InstanceId.3", "i-003").refused(status, code);
    assertThat(ecs.call("DescribeInvocations").ok().body().at("/Invocations/Invocation")).isEmpty();
  }

  @Test
  void tellsOnlyLaterThatAnAgentIsNotThere() {
    for (String id : new String[] {"i-bare", "i-dead"}) {
      String invocation = ecs.run("echo 1", id);
      ecs.pass("PT59S");
      assertThat(ecs.how(invocation)).isEqualTo("Pending");
      ecs.pass("PT1S");
      assertThat(ecs.how(invocation)).isEqualTo("Aborted ClientNotRunning");
    }
  }

  @Test
  void keepsToTheLimits() {
    List<String> many = new ArrayList<>();
    for (int i = 1; i <= 101; i++) {
      many.addAll(List.of("InstanceId." + i, "i-%03d".formatted(i)));
    }
    run(many.toArray(String[]::new)).refused(403, "InstanceIds.ExceedLimit");
    run(many.subList(0, 200).toArray(String[]::new)).ok();
    String longest = "x".repeat(18 * 1024);
    run("CommandContent", longest).ok();
    run("CommandContent", longest + "x").refused(403, "CmdContent.ExceedLimit");
    String kept = "x".repeat(18 * 1024 / 4 * 3);
    run("CommandContent", kept, "KeepCommand", "true").ok();
    run("CommandContent", kept + "x", "KeepCommand", "true").refused(403, "CmdContent.ExceedLimit");
    run("Name", "n".repeat(128)).ok();
    run("Name", "n".repeat(129)).refused(403, "CmdName.ExceedLimit");
    run("Timeout", "9").refused(400, "InvalidParameter.Timeout");
    run("Type", "RunPython").refused(404, "InvalidCmdType.NotFound");
    run("CommandContent", "").refused(400, "MissingParameter");
    run("ContentEncoding", "Base64", "CommandContent", "!").refused(403, "CmdContent.DecodeError");
    run("RepeatMode", "Period").refused(400, "NotSimulated");
    run("Frequency", "rate(5m)").refused(400, "NotSimulated");
    run("ClientToken", "t".repeat(65)).refused(400, "InvalidParameter.ClientToken");
  }

  @Test
  void carriesOutATokenOnce() {
    Aliyun.Reply first = run("ClientToken", "t-1").ok();
    run("ClientToken", "t-1").refused(403, "IdempotentProcessing");
    ecs.pass("PT3S");
    assertThat(run("ClientToken", "t-1").ok().at("/InvokeId")).isEqualTo(first.at("/InvokeId"));
    run("ClientToken", "t-1", "Timeout", "61").refused(403, "IdempotentParameterMismatch");
    assertThat(run("ClientToken", "t-2").ok().at("/InvokeId")).isNotEqualTo(first.at("/InvokeId"));
    assertThat(ecs.call("DescribeInvocations").ok().body().at("/Invocations/Invocation"))
        .hasSize(2);
  }

  @Test
  void spendsNoTokenOnARefusal() {
    run("ClientToken", "t-1", "InstanceId.2", "i-off").refused(403, "IncorrectInstanceStatus");
    run("ClientToken", "t-1").ok();
  }

  @Test
  void findsCommonCommandsByAPartOfTheirNamesInAllVersions() {
    Aliyun.Reply all =
        ecs.call("DescribeCommands", "Provider", "AlibabaCloud", "Name", "installvirtio").ok();
    assertThat(all.all("/Commands/Command", "Name"))
        .containsExactly(COMMON, COMMON, COMMON + "-preview");
    assertThat(all.all("/Commands/Command", "Latest")).containsExactly("false", "true", "true");
    Aliyun.Reply latest =
        ecs.call(
                "DescribeCommands",
                "Provider",
                "AlibabaCloud.ECS.GuestOS",
                "Name",
                COMMON,
                "Latest",
                "true",
                "ContentEncoding",
                "PlainText")
            .ok();
    assertThat(latest.all("/Commands/Command", "Version")).containsExactly("2", "1");
    assertThat(latest.at("/Commands/Command/0/CommandContent")).contains("UpdateVirtIo");
    assertThat(ecs.call("DescribeCommands").ok().body().at("/Commands/Command")).isEmpty();
  }

  @Test
  void invokesACommonCommandByItsName() {
    Aliyun.Reply reply =
        ecs.call("InvokeCommand", "CommandId", COMMON, "InstanceId.1", "i-001").ok();
    ecs.pass("PT2M");
    assertThat(ecs.how(reply.at("/InvokeId"))).isEqualTo("Success 0");
    assertThat(ecs.check("i-001")).contains("58017");
    String latest =
        ecs.call("DescribeCommands", "Provider", "AlibabaCloud", "Name", COMMON, "Latest", "true")
            .at("/Commands/Command/0/CommandId");
    assertThat(ecs.result(reply.at("/InvokeId")).path("CommandId").asText()).isEqualTo(latest);
    ecs.call("InvokeCommand", "CommandId", "c-nowhere", "InstanceId.1", "i-001")
        .refused(404, "InvalidCmdId.NotFound");
  }

  @Test
  void invokesACommandThatWasKept() {
    String kept = run("KeepCommand", "true", "Name", "mine").ok().at("/CommandId");
    String forgotten = run("Name", "gone").ok().at("/CommandId");
    assertThat(ecs.call("DescribeCommands", "Name", "mi*").all("/Commands/Command", "CommandId"))
        .containsExactly(kept);
    ecs.call("InvokeCommand", "CommandId", kept, "InstanceId.1", "i-002").ok();
    ecs.call("InvokeCommand", "CommandId", forgotten, "InstanceId.1", "i-002")
        .refused(404, "InvalidCmdId.NotFound");
  }

  @Test
  void stopsWhatHasNotEnded() {
    String update = ecs.run(Aliyun.UPDATE, "i-001");
    ecs.pass("PT10S");
    String waiting = ecs.run("echo 1", "i-bare");
    ecs.call("StopInvocation", "InvokeId", waiting).ok();
    assertThat(ecs.how(waiting)).isEqualTo("Cancelled");
    ecs.call("StopInvocation", "InvokeId", update, "InstanceId.1", "i-001").ok();
    assertThat(ecs.how(update)).isEqualTo("Stopping");
    ecs.pass("PT10S");
    assertThat(ecs.how(update)).isEqualTo("Terminated");
    ecs.pass("PT5M");
    assertThat(ecs.check("i-001")).contains("58006");
    ecs.call("StopInvocation", "InvokeId", "t-nowhere").refused(404, "InvalidInvokeId.NotFound");
  }

  @Test
  void triesTheWayOnlyInADryRun() {
    String dry = run("RepeatMode", "DryRun", "CommandContent", Aliyun.UPDATE).ok().at("/InvokeId");
    ecs.pass("PT5M");
    assertThat(ecs.how(dry)).isEqualTo("Success 0");
    assertThat(ecs.check("i-001")).contains("58006");
  }

  @Test
  void knowsWhichPluginsWereRun() {
    String status =
        "/InstancePluginStatusSet/InstancePluginStatus/0/PluginStatusSet/PluginStatus/0";
    assertThat(plugin("i-001").at(status + "/PluginStatus")).isEqualTo("NotInstalled");
    ecs.run(Aliyun.UPDATE, "i-001");
    ecs.pass("PT5S");
    assertThat(plugin("i-001").at(status + "/PluginStatus")).isEqualTo("Installed");
    ecs.call("ListPluginStatus").refused(400, "MissingParameter");
  }

  private Aliyun.Reply plugin(String instance) {
    return ecs.call("ListPluginStatus", "InstanceId.1", instance, "Name", "UpdateVirtIo").ok();
  }
}
