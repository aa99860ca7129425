package io.github.fleetmaven.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InstanceListTest {

  private static final String SECTION =
      """
      { "instances": [
          { "idPrefix": "i-web", "count": 25, "name": "web", "zones": ["cn-hangzhou-h", "cn-hangzhou-i"],
            "tags": {"role": "web", "env": "prod"} },
          { "id": "i-db", "name": "db", "osName": "Windows Server 2012 R2", "status": "Stopped",
            "tags": {"role": "db", "env": "prod"}, "locks": ["security"], "disks": 3,
            "agent": "none", "uptime": "P2DT3H" },
          { "id": "i-lin", "osName": "CentOS 7.4 64 bit", "agent": "offline", "activeTasks": 2 } ] }""";

  @TempDir Path directory;
  private Aliyun ecs;

  @BeforeEach
  void open() {
    ecs = Aliyun.of(directory, SECTION);
  }

  @Test
  void showsWhatTheScenarioSays() {
    JsonNode db = ecs.instance("i-db");
    assertThat(db.path("InstanceName").asText()).isEqualTo("db");
    assertThat(db.path("Status").asText()).isEqualTo("Stopped");
    assertThat(db.path("OSType").asText()).isEqualTo("windows");
    assertThat(db.path("OSNameEn").asText()).isEqualTo("Windows Server 2012 R2");
    assertThat(db.path("ZoneId").asText()).isEqualTo("cn-hangzhou-h");
    assertThat(db.path("StartTime").asText()).isEqualTo("2025-12-29T21:00Z");
    assertThat(db.at("/OperationLocks/LockReason/0/LockReason").asText()).isEqualTo("security");
    assertThat(db.at("/Tags/Tag/0/TagKey").asText()).isEqualTo("role");
    assertThat(db.at("/Tags/Tag/0/TagValue").asText()).isEqualTo("db");
    JsonNode second = ecs.instance("i-web02");
    assertThat(second.path("InstanceName").asText()).isEqualTo("web-2");
    assertThat(second.path("ZoneId").asText()).isEqualTo("cn-hangzhou-i");
    assertThat(second.path("Status").asText()).isEqualTo("Running");
    assertThat(ecs.instance("i-lin").path("OSType").asText()).isEqualTo("linux");
  }

  @Test
  void pagesByTokenToTheEnd() {
    List<String> all = new ArrayList<>();
    String token = "";
    int pages = 0;
    do {
      Aliyun.Reply page =
          ecs.call("DescribeInstances", "MaxResults", "12", "NextToken", token).ok();
      all.addAll(page.all("/Instances/Instance", "InstanceId"));
      token = page.at("/NextToken");
      pages++;
    } while (!token.isEmpty());
    assertThat(all).hasSize(27).doesNotHaveDuplicates().startsWith("i-web01").endsWith("i-lin");
    assertThat(pages).isEqualTo(3);
  }

  @Test
  void showsTenWhenNothingIsSaidAndPagesByNumber() {
    Aliyun.Reply first = ecs.call("DescribeInstances").ok();
    assertThat(first.all("/Instances/Instance", "InstanceId")).hasSize(10);
    assertThat(first.at("/TotalCount")).isEqualTo("27");
    Aliyun.Reply third = ecs.call("DescribeInstances", "PageSize", "10", "PageNumber", "3").ok();
    assertThat(third.all("/Instances/Instance", "InstanceId")).hasSize(7);
    assertThat(
            ecs.call("DescribeInstances", "PageNumber", "4").ok().body().at("/Instances/Instance"))
        .isEmpty();
  }

  /** As the SDK says: less than 10 is 10, more than 100 is 100; agents are stricter. */
  @Test
  void takesAMaxResultsOutOfItsLimitsForTheNearest() {
    assertThat(
            ecs.call("DescribeInstances", "MaxResults", "1")
                .ok()
                .all("/Instances/Instance", "InstanceId"))
        .hasSize(10);
    assertThat(
            ecs.call("DescribeInstances", "MaxResults", "500")
                .ok()
                .all("/Instances/Instance", "InstanceId"))
        .hasSize(27);
    ecs.call("DescribeCloudAssistantStatus", "MaxResults", "51")
        .refused(400, "InvalidParameter.MaxResults");
    ecs.call("DescribeInstances", "NextToken", "bm9uc2Vuc2U")
        .refused(400, "InvalidParameter.NextToken");
  }

  private List<String> found(String... parameters) {
    return ecs.call("DescribeInstances", parameters).ok().all("/Instances/Instance", "InstanceId");
  }

  @Test
  void filters() {
    assertThat(found("Tag.1.Key", "role", "Tag.1.Value", "db", "Tag.2.Key", "env"))
        .containsExactly("i-db");
    assertThat(found("Tag.1.Key", "role", "Tag.1.Value", "x")).isEmpty();
    assertThat(found("InstanceIds", "[]")).isEmpty();
    assertThat(found("InstanceIds", "[\"i-db\",\"i-nowhere\",\"i-web07\"]"))
        .containsExactly("i-web07", "i-db");
    assertThat(found("InstanceName", "web-2*", "ZoneId", "cn-hangzhou-i"))
        .containsExactly("i-web02", "i-web20", "i-web22", "i-web24");
    assertThat(found("Status", "Stopped")).containsExactly("i-db");
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    ecs.call("DescribeInstances", "RegionId", "cn-beijing")
        .refused(404, "InvalidRegionId.NotFound");
    ecs.call("DescribeInstances", "RegionId", "").refused(400, "MissingParameter");
    ecs.call("DescribeInstances", "VpcId", "v").refused(400, "NotSimulated");
    ecs.call("DescribeInstances", "InstanceIds", "i-1")
        .refused(400, "InvalidParameter.InstanceIds");
    String many = "[" + "\"i\",".repeat(100) + "\"i\"]";
    ecs.call("DescribeInstances", "InstanceIds", many).refused(403, "InstanceIds.ExceedLimit");
  }

  @Test
  void listsDisks() {
    Aliyun.Reply disks = ecs.call("DescribeDisks", "InstanceId", "i-db").ok();
    assertThat(disks.all("/Disks/Disk", "DiskId")).containsExactly("d-db-0", "d-db-1", "d-db-2");
    assertThat(disks.all("/Disks/Disk", "Type")).containsExactly("system", "data", "data");
    assertThat(
            ecs.call("DescribeDisks", "DiskIds", "[\"d-db-1\"]", "DiskType", "data")
                .ok()
                .all("/Disks/Disk", "InstanceId"))
        .containsExactly("i-db");
  }

  @Test
  void tellsHowAgentsStand() {
    JsonNode web = ecs.agent("i-web01");
    assertThat(web.path("CloudAssistantStatus")).isEqualTo(Aliyun.JSON.valueToTree("true"));
    assertThat(web.path("OSType").asText()).isEqualTo("Windows");
    assertThat(web.path("LastHeartbeatTime").asText()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(ecs.agent("i-db").path("CloudAssistantStatus").asText()).isEqualTo("false");
    assertThat(ecs.agent("i-db").path("CloudAssistantVersion").asText()).isEmpty();
    assertThat(ecs.agent("i-lin").path("CloudAssistantStatus").asText()).isEqualTo("false");
    assertThat(ecs.agent("i-lin").path("CloudAssistantVersion").asText()).isEmpty();
    assertThat(ecs.agent("i-lin").path("LastHeartbeatTime").asText())
        .isEqualTo("2025-12-02T00:00:00Z");
    assertThat(ecs.agent("i-lin").path("ActiveTaskCount").asInt()).isEqualTo(2);
    ecs.pass("PT2M30S");
    assertThat(ecs.agent("i-web01").path("LastHeartbeatTime").asText())
        .isEqualTo("2026-01-01T00:02:00Z");
  }

  @Test
  void tellsOfAllAgentsThatAreNamedOnOnePage() {
    String[] named = new String[2 * 27];
    List<String> ids =
        ecs.call("DescribeInstances", "MaxResults", "100").all("/Instances/Instance", "InstanceId");
    for (int i = 0; i < ids.size(); i++) {
      named[2 * i] = "InstanceId." + (i + 1);
      named[2 * i + 1] = ids.get(i);
    }
    String list = "/InstanceCloudAssistantStatusSet/InstanceCloudAssistantStatus";
    assertThat(ecs.call("DescribeCloudAssistantStatus", named).ok().all(list, "InstanceId"))
        .hasSize(27);
    assertThat(ecs.call("DescribeCloudAssistantStatus").ok().all(list, "InstanceId")).hasSize(10);
  }

  @Test
  void hasOneRegion() {
    assertThat(ecs.call("DescribeRegions").ok().all("/Regions/Region", "RegionId"))
        .containsExactly("cn-hangzhou");
  }

  @Test
  void givesEachAnswerAnIdOfItsOwn() {
    assertThat(ecs.call("DescribeRegions").at("/RequestId"))
        .isNotEqualTo(ecs.call("DescribeRegions").at("/RequestId"));
  }
}
