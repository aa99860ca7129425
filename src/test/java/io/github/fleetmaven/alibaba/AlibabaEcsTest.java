package io.github.fleetmaven.alibaba;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudError.Kind;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.cloud.EcsCommand;
import io.github.fleetmaven.cloud.RequestCount;
import io.github.fleetmaven.model.ecs.CloudAssistant;
import io.github.fleetmaven.model.ecs.EcsDisk;
import io.github.fleetmaven.model.ecs.EcsInstance;
import io.github.fleetmaven.model.ecs.EcsInvocation;
import io.github.fleetmaven.model.ecs.EcsSelection;
import io.github.fleetmaven.model.ecs.EcsSnapshot;
import io.github.fleetmaven.time.ManualTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is sent to ECS, and how its answers are read: the shapes are those of its reference. */
class AlibabaEcsTest {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final ScriptedEcs server = new ScriptedEcs();
  private final List<String> waits = new ArrayList<>();
  private final AutoTime time = new AutoTime();
  private final AlibabaEcs ecs =
      AlibabaEcs.open(
          new AlibabaOptions(
              "cn-hangzhou",
              Optional.of(server.endpoint()),
              new AlibabaCredentials.None(),
              (duration, why) -> waits.add(duration.toSeconds() + " s: " + why)),
          time.time());

  /** A clock that is moved by whoever sleeps. */
  private static final class AutoTime {
    private final ManualTime manual = new ManualTime(START);

    io.github.fleetmaven.time.Time time() {
      return new io.github.fleetmaven.time.Time() {
        @Override
        public Instant now() {
          return manual.now();
        }

        @Override
        public void sleep(Duration duration) {
          manual.advance(duration);
        }
      };
    }
  }

  @AfterEach
  void close() {
    server.close();
  }

  private static CloudError failure(ThrowingCallable call) {
    return catchThrowableOfType(CloudException.class, call).error();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void readsInstances() {
    server.answers(
        """
        {"Instances":{"Instance":[{"InstanceId":"i-1","InstanceName":"web","Status":"Running",
          "OSType":"windows","OSNameEn":"Windows Server 2019","ZoneId":"cn-hangzhou-b",
          "StartTime":"2017-12-10T04:04Z","OperationLocks":{"LockReason":[{"LockReason":"security"}]},
          "Tags":{"Tag":[{"TagKey":"role","TagValue":"web"}]}}]},"NextToken":"","RequestId":"r"}
        """);
    assertThat(ecs.findInstances(new EcsSelection.Ids(List.of("i-1"))))
        .containsExactly(
            new EcsInstance(
                "i-1",
                "web",
                "Running",
                "windows",
                "Windows Server 2019",
                "cn-hangzhou-b",
                List.of("security"),
                Optional.of(Instant.parse("2017-12-10T04:04:00Z")),
                Map.of("role", "web")));
    assertThat(server.asked().get(0).action()).isEqualTo("DescribeInstances");
    assertThat(server.asked().get(0).query()).containsEntry("InstanceIds", "[\"i-1\"]");
    assertThat(server.asked().get(0).authorization())
        .startsWith("ACS3-HMAC-SHA256 Credential=simulator,");
  }

  @Test
  void followsPagesToTheEnd() {
    server
        .answers("{\"Instances\":{\"Instance\":[{\"InstanceId\":\"i-1\"}]},\"NextToken\":\"t2\"}")
        .answers("{\"Instances\":{\"Instance\":[]},\"NextToken\":\"t3\"}")
        .answers("{\"Instances\":{\"Instance\":[{\"InstanceId\":\"i-2\"}]},\"NextToken\":\"\"}");
    assertThat(ecs.findInstances(new EcsSelection.Tags(Map.of("role", "web"))))
        .extracting(EcsInstance::id)
        .containsExactly("i-1", "i-2");
    assertThat(server.asked())
        .extracting(asked -> asked.query().get("NextToken"))
        .containsExactly(null, "t2", "t3");
    assertThat(server.asked().get(2).query())
        .containsEntry("Tag.1.Key", "role")
        .containsEntry("Tag.1.Value", "web");
    assertThat(ecs.requests()).isEqualTo(new RequestCount(3, 0));
  }

  @Test
  void asksForManyIdsInChunksOfAHundred() {
    List<String> ids = IntStream.range(0, 250).mapToObj(i -> "i-" + i).toList();
    String none = "{\"InstanceCloudAssistantStatusSet\":{\"InstanceCloudAssistantStatus\":[]}}";
    server.answers(none).answers(none).answers(none);
    assertThat(ecs.readAgents(ids)).isEmpty();
    assertThat(server.asked())
        .extracting(
            asked ->
                asked.query().keySet().stream().filter(k -> k.startsWith("InstanceId.")).count())
        .containsExactly(100L, 100L, 50L);
  }

  @Test
  void readsAgentsWhoseStatusIsAText() {
    server.answers(
        """
        {"InstanceCloudAssistantStatusSet":{"InstanceCloudAssistantStatus":[
          {"InstanceId":"i-1","CloudAssistantStatus":"true","CloudAssistantVersion":"2.2.0.106",
           "ActiveTaskCount":2,"LastHeartbeatTime":"2026-01-01T00:00:05Z"},
          {"InstanceId":"i-2","CloudAssistantStatus":"false"}]}}
        """);
    assertThat(ecs.readAgents(List.of("i-1", "i-2")))
        .isEqualTo(
            Map.of(
                "i-1",
                new CloudAssistant(
                    true, Optional.of("2.2.0.106"), Optional.of(START.plusSeconds(5)), 2),
                "i-2",
                CloudAssistant.ABSENT));
  }

  @Test
  void sendsACommandThatOnlyLooksAndCountsItAsARead() {
    server.answers("{\"RequestId\":\"r\",\"CommandId\":\"c-1\",\"InvokeId\":\"t-1\"}");
    assertThat(ecs.run(command("echo 1", true))).isEqualTo("t-1");
    assertThat(server.asked().get(0).query())
        .containsEntry("RegionId", "cn-hangzhou")
        .containsEntry("Name", "fleet-check-1")
        .containsEntry("Type", "RunPowerShellScript")
        .containsEntry("ContentEncoding", "Base64")
        .containsEntry("CommandContent", base64("echo 1"))
        .containsEntry("Timeout", "60")
        .containsEntry("InstanceId.1", "i-1")
        .containsEntry("InstanceId.2", "i-2")
        .containsEntry("Tag.1.Key", "fleet-group")
        .containsEntry("ClientToken", "token");
    assertThat(ecs.requests()).isEqualTo(new RequestCount(1, 0, 1));
    server.answers("{\"InvokeId\":\"t-2\"}");
    ecs.run(command("echo 2", false));
    assertThat(ecs.requests()).isEqualTo(new RequestCount(2, 1, 1));
  }

  private static EcsCommand command(String content, boolean changesNothing) {
    return new EcsCommand(
        "fleet-check-1",
        Map.of("fleet-group", "web"),
        "token",
        EcsCommand.Type.POWERSHELL,
        content,
        Duration.ofMinutes(1),
        List.of("i-1", "i-2"),
        changesNothing);
  }

  @Test
  void judgesAResultByItsInvocationStatus() {
    server.answers(
        """
        {"Invocation":{"NextToken":"","InvocationResults":{"InvocationResult":[
          {"Dropped":7,"InvocationStatus":"Failed","InvokeRecordStatus":"Finished","InstanceId":"i-1",
           "ExitCode":1,"ErrorCode":"ExitCodeNonzero","ErrorInfo":"not zero","Output":"%s",
           "FinishedTime":"2026-01-01T00:00:00Z"},
          {"InvocationStatus":"Running","InvokeRecordStatus":"Running","InstanceId":"i-2","Output":""}]}}}
        """
            .formatted(base64("VIRTIO|x")));
    List<EcsInvocation.Result> results = ecs.readResults("t-1");
    assertThat(results.get(0))
        .isEqualTo(
            new EcsInvocation.Result(
                "i-1",
                "Failed",
                OptionalInt.of(1),
                "ExitCodeNonzero",
                "not zero",
                "VIRTIO|x",
                7,
                Optional.of(START)));
    assertThat(results.get(0).succeeded()).isFalse();
    assertThat(results.get(1).isRunning()).isTrue();
    assertThat(server.asked().get(0).query())
        .containsEntry("MaxResults", "50")
        .containsEntry("ContentEncoding", "Base64");
  }

  @Test
  void findsPastInvocationsLatestFirst() {
    server.answers(
        """
        {"Invocations":{"Invocation":[
          {"InvokeId":"t-1","CommandName":"a","CreationTime":"2026-01-01T00:00:00Z",
           "Tags":{"Tag":[{"TagKey":"fleet-group","TagValue":"web"}]},
           "InvokeInstances":{"InvokeInstance":[{"InstanceId":"i-1","InvocationStatus":"Success","ExitCode":0}]}},
          {"InvokeId":"t-2","CommandName":"b","CreationTime":"2026-01-02T00:00:00Z"}]}}
        """);
    List<EcsInvocation> found = ecs.findInvocations(Map.of("fleet-group", "web"));
    assertThat(found).extracting(EcsInvocation::id).containsExactly("t-2", "t-1");
    assertThat(found.get(1).tags()).isEqualTo(Map.of("fleet-group", "web"));
    assertThat(found.get(1).results().get(0).succeeded()).isTrue();
  }

  @Test
  void takesTheCommonCommandOfThatVeryName() {
    server.answers(
        """
        {"Commands":{"Command":[{"Name":"ACS-Virtio-old","CommandContent":"%s"},
          {"Name":"ACS-Virtio","CommandContent":"%s"}]}}
        """
            .formatted(base64("old"), base64("new")));
    assertThat(ecs.commonCommand("ACS-Virtio")).contains("new");
    assertThat(server.asked().get(0).query()).containsEntry("Provider", "AlibabaCloud");
  }

  @Test
  void takesAndFindsSnapshots() {
    server.answers("{\"SnapshotId\":\"s-1\"}");
    assertThat(
            ecs.createSnapshot("d-1", "before", Map.of("fleet-disk", "d-1"), Optional.of(7), "tok"))
        .isEqualTo("s-1");
    assertThat(server.asked().get(0).query())
        .containsEntry("DiskId", "d-1")
        .containsEntry("SnapshotName", "before")
        .containsEntry("RetentionDays", "7")
        .containsEntry("Tag.1.Value", "d-1")
        .containsEntry("ClientToken", "tok");
    server.answers(
        """
        {"Snapshots":{"Snapshot":[{"SnapshotId":"s-1","Status":"progressing","Progress":"45%","SourceDiskId":"d-1"},
          {"SnapshotId":"s-2","Status":"failed","Progress":"0%","SourceDiskId":"d-2"},
          {"SnapshotId":"s-3","Status":"accomplished","Progress":"100%","SourceDiskId":"d-3"}]}}
        """);
    assertThat(ecs.readSnapshots(List.of("s-1", "s-2", "s-3")))
        .extracting(EcsSnapshot::state)
        .containsExactly(
            EcsSnapshot.State.PROGRESSING,
            EcsSnapshot.State.FAILED,
            EcsSnapshot.State.ACCOMPLISHED);
  }

  @Test
  void readsDisks() {
    server.answers(
        "{\"Disks\":{\"Disk\":[{\"DiskId\":\"d-1\",\"Type\":\"system\"},"
            + "{\"DiskId\":\"d-2\",\"Type\":\"data\"}]}}");
    assertThat(ecs.readDisks("i-1"))
        .containsExactly(new EcsDisk("d-1", "i-1", true), new EcsDisk("d-2", "i-1", false));
  }

  @Test
  void tellsWhichInstancesWerentRestarted() {
    server.answers(
        """
        {"RequestId":"r-9","InstanceResponses":{"InstanceResponse":[
          {"InstanceId":"i-1","Code":"200","Message":"success"},
          {"InstanceId":"i-2","Code":"IncorrectInstanceStatus","Message":"it is stopped"}]}}
        """);
    Map<String, CloudError> errors = ecs.reboot(List.of("i-1", "i-2"));
    assertThat(errors).containsOnlyKeys("i-2");
    assertThat(errors.get("i-2").text())
        .isEqualTo(
            "tried to restart i-2, but failed: IncorrectInstanceStatus: it is stopped [request id"
                + " r-9]");
    assertThat(server.asked().get(0).query()).containsEntry("BatchOptimization", "SuccessFirst");
  }

  @Test
  void restartsNothingTwiceWhenTheAnswerIsLost() {
    server.hangsUp().answers("{}");
    CloudError error = failure(() -> ecs.reboot(List.of("i-1")));
    assertThat(server.asked()).hasSize(1);
    assertThat(error.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(error.message()).contains("the outcome of the call is not known");
  }

  @Test
  void sendsACommandAgainWithTheSameTokenWhenTheAnswerIsLost() {
    server.hangsUp().answers("{\"InvokeId\":\"t-1\"}");
    assertThat(ecs.run(command("x", false))).isEqualTo("t-1");
    assertThat(server.asked()).extracting(a -> a.query().get("ClientToken")).containsOnly("token");
    assertThat(server.asked()).extracting(ScriptedEcs.Asked::nonce).doesNotHaveDuplicates();
  }

  @Test
  void waitsWhenThrottledAlsoBeforeARestart() {
    server
        .refuses(400, "Throttling.User", "slow down")
        .refuses(503, "ServiceUnavailable", "later")
        .answers("{\"InstanceResponses\":{\"InstanceResponse\":[]}}");
    assertThat(ecs.reboot(List.of("i-1"))).isEmpty();
    assertThat(waits)
        .containsExactly(
            "1 s: ECS is busy (Throttling.User): restart 1 instances",
            "2 s: ECS is busy (ServiceUnavailable): restart 1 instances");
    assertThat(server.asked()).extracting(ScriptedEcs.Asked::nonce).doesNotHaveDuplicates();
  }

  @Test
  void givesUpOnThrottlingInTheEnd() {
    for (int i = 0; i < EcsRetry.MOST_WHEN_THROTTLED; i++) {
      server.refuses(400, "Throttling", "slow down");
    }
    CloudError error = failure(() -> ecs.readDisks("i-1"));
    assertThat(error.kind()).isEqualTo(Kind.THROTTLED);
    assertThat(server.asked()).hasSize(EcsRetry.MOST_WHEN_THROTTLED);
  }

  @Test
  void awaitsAnEarlierCallWithTheSameToken() {
    server
        .refuses(403, "IdempotentProcessing", "it is being processed")
        .answers("{\"InvokeId\":\"t-1\"}");
    assertThat(ecs.run(command("x", false))).isEqualTo("t-1");
  }

  @Test
  void keepsTheVendorsCodeMessageAndRequestId() {
    server.refuses(404, "InvalidInstance.NotFound", "The specified instance does not exist.");
    CloudError error = failure(() -> ecs.run(command("x", false)));
    assertThat(error)
        .isEqualTo(
            new CloudError(
                Kind.NOT_FOUND,
                "send the command fleet-check-1 to 2 instances",
                404,
                "InvalidInstance.NotFound",
                "The specified instance does not exist.",
                Optional.of("req-1")));
    assertThat(server.asked()).hasSize(1);
  }

  @Test
  void tellsWhoMayNotFromWhoIsntKnown() {
    server.refuses(403, "Forbidden.RAM", "no permission");
    assertThat(failure(() -> ecs.readDisks("i-1")).kind()).isEqualTo(Kind.FORBIDDEN);
    server.refuses(404, "InvalidAccessKeyId.NotFound", "no such key");
    assertThat(failure(() -> ecs.readDisks("i-1")).kind()).isEqualTo(Kind.UNAUTHENTICATED);
    server.refuses(400, "SignatureDoesNotMatch", "wrong");
    assertThat(failure(() -> ecs.readDisks("i-1")).kind()).isEqualTo(Kind.UNAUTHENTICATED);
    server.refuses(403, "IncorrectInstanceStatus", "it is starting");
    assertThat(failure(() -> ecs.readDisks("i-1")).kind()).isEqualTo(Kind.CONFLICT);
  }

  @Test
  void readsAgainWhenAGatewayAnswersWithAPage() {
    server.answersPage(503, "<html>busy</html>").answers("{\"Disks\":{\"Disk\":[]}}");
    assertThat(ecs.readDisks("i-1")).isEmpty();
  }

  @Test
  void tellsSoonAndByHostThatNobodyAnswers() {
    String endpoint = server.endpoint();
    server.close();
    CloudError error = failure(() -> ecs.readDisks("i-1"));
    assertThat(error.kind()).isEqualTo(Kind.UNREACHABLE);
    assertThat(error.message()).contains(endpoint.substring("http://".length()));
    assertThat(waits).hasSize(EcsRetry.MOST_WHEN_REFUSED - 1);
  }
}
