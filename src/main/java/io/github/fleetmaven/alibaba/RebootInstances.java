package io.github.fleetmaven.alibaba;

import com.aliyun.ecs20140526.models.RebootInstancesRequest;
import com.aliyun.ecs20140526.models.RebootInstancesResponseBody;
import io.github.fleetmaven.cloud.CloudError;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** RebootInstances, with a result for each. Safe for use by several threads. */
final class RebootInstances {

  private static final String DONE = "200";

  private final EcsClient client;

  RebootInstances(EcsClient client) {
    this.client = client;
  }

  Map<String, CloudError> reboot(List<String> instances) {
    RebootInstancesResponseBody body =
        client.send(
            EcsCall.write("restart " + instances.size() + " instances"),
            (sdk, once) ->
                sdk.rebootInstancesWithOptions(
                        new RebootInstancesRequest()
                            .setRegionId(client.regionId())
                            .setInstanceId(instances)
                            .setForceReboot(false)
                            // One that can't be restarted leaves the others alone.
                            .setBatchOptimization("SuccessFirst"),
                        once)
                    .getBody());
    Map<String, CloudError> errors = new TreeMap<>();
    if (body.getInstanceResponses() != null) {
      Pages.orEmpty(body.getInstanceResponses().getInstanceResponse()).stream()
          .filter(each -> !DONE.equals(each.getCode()))
          .forEach(
              each ->
                  errors.put(
                      Fields.text(each.getInstanceId()),
                      EcsErrors.part(
                          "restart " + Fields.text(each.getInstanceId()),
                          Fields.text(each.getCode()),
                          Fields.text(each.getMessage()),
                          Optional.ofNullable(body.getRequestId()))));
    }
    return errors;
  }
}
