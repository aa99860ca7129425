package io.github.fleetmaven.alibaba;

import com.aliyun.ecs20140526.models.DescribeCloudAssistantStatusRequest;
import com.aliyun.ecs20140526.models.DescribeCloudAssistantStatusResponseBody;
import com.aliyun.ecs20140526.models.DescribeCloudAssistantStatusResponseBody.DescribeCloudAssistantStatusResponseBodyInstanceCloudAssistantStatusSetInstanceCloudAssistantStatus;
import io.github.fleetmaven.model.ecs.CloudAssistant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** DescribeCloudAssistantStatus: 50 a page. Safe for use by several threads. */
final class DescribeCloudAssistantStatus {

  private static final int PAGE = 50;

  private final EcsClient client;

  DescribeCloudAssistantStatus(EcsClient client) {
    this.client = client;
  }

  Map<String, CloudAssistant> read(List<String> instances) {
    Map<String, CloudAssistant> result = new LinkedHashMap<>();
    Pages.chunked(instances, this::list)
        .forEach(shown -> result.put(Fields.text(shown.getInstanceId()), agent(shown)));
    return result;
  }

  private List<
          DescribeCloudAssistantStatusResponseBodyInstanceCloudAssistantStatusSetInstanceCloudAssistantStatus>
      list(List<String> ids) {
    return Pages.all(
        token -> {
          DescribeCloudAssistantStatusResponseBody body =
              client.send(
                  EcsCall.read("look at the agents of " + ids.size() + " instances"),
                  (sdk, once) ->
                      sdk.describeCloudAssistantStatusWithOptions(
                              new DescribeCloudAssistantStatusRequest()
                                  .setRegionId(client.regionId())
                                  .setInstanceId(ids)
                                  .setMaxResults(PAGE)
                                  .setNextToken(token),
                              once)
                          .getBody());
          return new Pages.Page<>(
              body.getInstanceCloudAssistantStatusSet() == null
                  ? List.of()
                  : Pages.orEmpty(
                      body.getInstanceCloudAssistantStatusSet().getInstanceCloudAssistantStatus()),
              body.getNextToken());
        });
  }

  /** The status is the text "true" or "false". */
  private static CloudAssistant agent(
      DescribeCloudAssistantStatusResponseBodyInstanceCloudAssistantStatusSetInstanceCloudAssistantStatus
          shown) {
    return new CloudAssistant(
        "true".equalsIgnoreCase(shown.getCloudAssistantStatus()),
        Optional.ofNullable(shown.getCloudAssistantVersion()).filter(v -> !v.isBlank()),
        Fields.time(shown.getLastHeartbeatTime()),
        shown.getActiveTaskCount() == null ? 0 : shown.getActiveTaskCount().intValue());
  }
}
