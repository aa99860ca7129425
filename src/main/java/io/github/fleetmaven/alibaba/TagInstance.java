package io.github.fleetmaven.alibaba;

import com.aliyun.ecs20140526.models.TagResourcesRequest;
import com.aliyun.ecs20140526.models.TagResourcesRequest.TagResourcesRequestTag;
import com.aliyun.ecs20140526.models.UntagResourcesRequest;
import java.util.List;
import java.util.Map;

/** TagResources and UntagResources of an instance. Safe for use by several threads. */
final class TagInstance {

  private static final String TYPE = "instance";

  private final EcsClient client;

  TagInstance(EcsClient client) {
    this.client = client;
  }

  void set(String instance, Map<String, String> tags) {
    client.send(
        EcsCall.repeatableWrite("tag instance " + instance),
        (sdk, once) ->
            sdk.tagResourcesWithOptions(
                new TagResourcesRequest()
                    .setRegionId(client.regionId())
                    .setResourceType(TYPE)
                    .setResourceId(List.of(instance))
                    .setTag(
                        Tags.of(
                            tags,
                            (key, value) ->
                                new TagResourcesRequestTag().setKey(key).setValue(value))),
                once));
  }

  void remove(String instance, List<String> keys) {
    client.send(
        EcsCall.repeatableWrite("take tags from instance " + instance),
        (sdk, once) ->
            sdk.untagResourcesWithOptions(
                new UntagResourcesRequest()
                    .setRegionId(client.regionId())
                    .setResourceType(TYPE)
                    .setResourceId(List.of(instance))
                    .setTagKey(keys),
                once));
  }
}
