package io.github.fleetmaven.config;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Map;
import java.util.regex.Pattern;

/** Checks names by the rules of Alibaba Cloud. */
final class AlibabaNames {

  private static final Pattern REGION = Pattern.compile("[a-z]{2,}(-[a-z0-9]+)+");
  private static final Pattern INSTANCE = Pattern.compile("i-[A-Za-z0-9]+");
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.\\d{1,3}){3}|\\[::1]", Pattern.CASE_INSENSITIVE);

  /** What is kept of a group in the tags of commands and snapshots. */
  private static final Pattern TAG_VALUE =
      Pattern.compile("(?i)(?!aliyun|acs:)(?!.*https?://).{1,128}");

  /** DescribeInstances takes no more. */
  private static final int MOST_TAGS = 20;

  private final Problems problems;

  AlibabaNames(Problems problems) {
    this.problems = problems;
  }

  void region(String text, Place place) {
    check(
        REGION.matcher(text).matches(),
        place,
        "`" + text + "` is no id of a region",
        "write it as cn-hangzhou; `aliyun ecs DescribeRegions` lists them");
  }

  void instance(String text, Place place) {
    check(
        INSTANCE.matcher(text).matches(),
        place,
        "`" + text + "` is no id of an instance",
        "write it as i-bp1…, or find instances by <tags>");
  }

  void group(String text, Place place) {
    check(
        TAG_VALUE.matcher(text).matches(),
        place,
        "`" + text + "` can't be the name of a group: commands and snapshots are tagged with it",
        "use at most 128 characters, no http:// or https://, no aliyun or acs: at the beginning");
  }

  void tags(Map<String, String> tags, Place place) {
    check(
        !tags.isEmpty(),
        place,
        "a group without a tag would be every instance",
        "name a tag, as <role>web</role>, or name <instanceIds>");
    check(
        tags.size() <= MOST_TAGS,
        place,
        "ECS finds instances by at most " + MOST_TAGS + " tags, not " + tags.size(),
        "name fewer");
  }

  /** Checks where ECS is to answer. Whether it is trusted is decided where the credentials are. */
  void endpoint(String text, Place place) {
    WebAddress.check(text, place, problems);
    try {
      URI uri = new URI(text);
      boolean plain = "http".equalsIgnoreCase(uri.getScheme());
      check(
          !plain || uri.getHost() == null || LOOPBACK.matcher(uri.getHost()).matches(),
          place,
          "plain http is for loopback addresses only, not for " + uri.getHost(),
          "use https");
    } catch (URISyntaxException e) {
      // reported as no address
    }
  }

  private void check(boolean fine, Place place, String summary, String remedy) {
    if (!fine) {
      problems.error(place, summary, remedy);
    }
  }
}
