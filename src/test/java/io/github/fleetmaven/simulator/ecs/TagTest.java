package io.github.fleetmaven.simulator.ecs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TagTest {

  @TempDir Path directory;
  private Aliyun ecs;

  @BeforeEach
  void open() {
    ecs =
        Aliyun.of(
            directory,
            """
            { "instances": [ {"id": "i-1", "tags": {"role": "web"}},
                             {"idPrefix": "i-x", "count": 55, "tags": {"role": "x"}} ] }""");
  }

  private Aliyun.Reply tag(String id, String... keysAndValues) {
    Map<String, String> all =
        Aliyun.pairs("RegionId", "cn-hangzhou", "ResourceType", "instance", "ResourceId.1", id);
    for (int i = 0; i < keysAndValues.length; i += 2) {
      all.put("Tag." + (i / 2 + 1) + ".Key", keysAndValues[i]);
      all.put("Tag." + (i / 2 + 1) + ".Value", keysAndValues[i + 1]);
    }
    return ecs.call("TagResources", all);
  }

  private List<String> tags(String id) {
    List<String> result = new ArrayList<>();
    ecs.instance(id)
        .at("/Tags/Tag")
        .forEach(
            each ->
                result.add(each.path("TagKey").asText() + "=" + each.path("TagValue").asText()));
    return result;
  }

  private Aliyun.Reply untag(String... more) {
    Map<String, String> all =
        Aliyun.pairs("RegionId", "cn-hangzhou", "ResourceType", "instance", "ResourceId.1", "i-1");
    all.putAll(Aliyun.pairs(more));
    return ecs.call("UntagResources", all);
  }

  @Test
  void setsAndRemovesSomeAndLeavesTheOthers() {
    tag("i-1", "fleet-lease", "me", "note", "").ok();
    assertThat(tags("i-1")).containsExactly("role=web", "fleet-lease=me", "note=");
    tag("i-1", "fleet-lease", "you").ok();
    assertThat(tags("i-1")).contains("fleet-lease=you");
    untag("TagKey.1", "fleet-lease", "TagKey.2", "nothing").ok();
    assertThat(tags("i-1")).containsExactly("role=web", "note=");
    untag().refused(400, "MissingParameter");
    untag("All", "true").ok();
    assertThat(tags("i-1")).isEmpty();
  }

  @Test
  void refusesWhatCanNotBeATag() {
    tag("i-1", "acs:x", "1").refused(400, "InvalidTagKey.Malformed");
    tag("i-1", "aliyun-x", "1").refused(400, "InvalidTagKey.Malformed");
    tag("i-1", "x", "https://example.com").refused(400, "InvalidTagValue.Malformed");
    tag("i-1", "x", "v".repeat(129)).refused(400, "InvalidTagValue.Malformed");
    tag("i-nowhere", "x", "1").refused(404, "InvalidResourceId.NotFound");
    String[] many = new String[40];
    for (int i = 0; i < 20; i++) {
      many[2 * i] = "k" + i;
      many[2 * i + 1] = "v";
    }
    // It has one already.
    tag("i-1", many).refused(400, "NumberExceed.Tags");
    assertThat(tags("i-1")).containsExactly("role=web");
  }

  @Test
  void knowsTagsOfMoreThanInstances() {
    Map<String, String> disk =
        Aliyun.pairs(
            "RegionId",
            "cn-hangzhou",
            "ResourceType",
            "disk",
            "ResourceId.1",
            "d-1-0",
            "Tag.1.Key",
            "a",
            "Tag.1.Value",
            "b");
    ecs.call("TagResources", disk).ok();
    assertThat(ecs.call("DescribeDisks", "Tag.1.Key", "a").all("/Disks/Disk", "DiskId"))
        .containsExactly("d-1-0");
    String invocation = ecs.run("echo 1", "i-1");
    disk.put("ResourceType", "invocation");
    disk.put("ResourceId.1", invocation);
    ecs.call("TagResources", disk).ok();
    assertThat(
            ecs.call("DescribeInvocations", "Tag.1.Key", "a")
                .all("/Invocations/Invocation", "InvokeId"))
        .containsExactly(invocation);
    disk.put("ResourceType", "planet");
    ecs.call("TagResources", disk).refused(404, "InvalidResourceType.NotFound");
  }

  @Test
  void listsTagsToTheEnd() {
    Aliyun.Reply first =
        ecs.call("ListTagResources", "ResourceType", "instance", "Tag.1.Key", "role").ok();
    assertThat(first.all("/TagResources/TagResource", "ResourceId")).hasSize(50);
    Aliyun.Reply second =
        ecs.call(
                "ListTagResources",
                "ResourceType",
                "instance",
                "Tag.1.Key",
                "role",
                "NextToken",
                first.at("/NextToken"))
            .ok();
    assertThat(second.all("/TagResources/TagResource", "ResourceId")).hasSize(6);
    assertThat(second.at("/NextToken")).isEmpty();
    ecs.call("ListTagResources", "ResourceType", "instance").refused(400, "MissingParameter");
  }
}
