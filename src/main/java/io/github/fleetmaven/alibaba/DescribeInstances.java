package io.github.fleetmaven.alibaba;

import com.aliyun.ecs20140526.models.DescribeInstancesRequest;
import com.aliyun.ecs20140526.models.DescribeInstancesRequest.DescribeInstancesRequestTag;
import com.aliyun.ecs20140526.models.DescribeInstancesResponseBody;
import com.aliyun.ecs20140526.models.DescribeInstancesResponseBody.DescribeInstancesResponseBodyInstancesInstance;
import io.github.fleetmaven.model.ecs.EcsInstance;
import io.github.fleetmaven.model.ecs.EcsSelection;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** DescribeInstances: 100 a page. Safe for use by several threads. */
final class DescribeInstances {

  private static final int PAGE = 100;

  private final EcsClient client;

  DescribeInstances(EcsClient client) {
    this.client = client;
  }

  List<EcsInstance> find(EcsSelection selection) {
    if (selection instanceof EcsSelection.Ids named) {
      return Pages.chunked(
          named.ids(),
          ids ->
              list(
                  "look at " + ids.size() + " instances",
                  () -> request().setInstanceIds(Pages.json(ids))));
    }
    Map<String, String> tags = ((EcsSelection.Tags) selection).tags();
    return list("find instances by their tags", () -> request().setTag(tags(tags)));
  }

  private DescribeInstancesRequest request() {
    return new DescribeInstancesRequest().setRegionId(client.regionId()).setMaxResults(PAGE);
  }

  private List<EcsInstance> list(String action, Supplier<DescribeInstancesRequest> request) {
    return Pages.all(
        token -> {
          DescribeInstancesResponseBody body =
              client.send(
                  EcsCall.read(action),
                  (sdk, once) ->
                      sdk.describeInstancesWithOptions(request.get().setNextToken(token), once)
                          .getBody());
          return new Pages.Page<>(
              body.getInstances() == null
                  ? List.of()
                  : Pages.orEmpty(body.getInstances().getInstance()).stream()
                      .map(DescribeInstances::instance)
                      .toList(),
              body.getNextToken());
        });
  }

  private static List<DescribeInstancesRequestTag> tags(Map<String, String> tags) {
    return Tags.of(
        tags, (key, value) -> new DescribeInstancesRequestTag().setKey(key).setValue(value));
  }

  private static EcsInstance instance(DescribeInstancesResponseBodyInstancesInstance shown) {
    Map<String, String> tags =
        shown.getTags() == null
            ? Map.of()
            : Tags.read(shown.getTags().getTag(), t -> t.getTagKey(), t -> t.getTagValue());
    List<String> locks =
        shown.getOperationLocks() == null
            ? List.of()
            : Pages.orEmpty(shown.getOperationLocks().getLockReason()).stream()
                .map(lock -> Fields.text(lock.getLockReason()))
                .toList();
    return new EcsInstance(
        Fields.text(shown.getInstanceId()),
        Fields.text(shown.getInstanceName()),
        Fields.text(shown.getStatus()),
        Fields.text(shown.getOSType()),
        Fields.text(shown.getOSNameEn()),
        Fields.text(shown.getZoneId()),
        locks,
        Fields.time(shown.getStartTime()),
        tags);
  }
}
