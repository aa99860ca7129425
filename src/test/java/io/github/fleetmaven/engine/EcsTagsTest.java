package io.github.fleetmaven.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.fleetmaven.cloud.CloudError;
import io.github.fleetmaven.cloud.CloudException;
import io.github.fleetmaven.rollout.FleetTags;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EcsTagsTest {

  private static final String ID = "i-web1";

  @TempDir Path directory;
  private EcsScene scene;
  private EcsTags home;

  @BeforeEach
  void open() {
    String instance = "{\"id\": \"%s\", \"tags\": {\"role\": \"web\", \"costCenter\": \"7\"}}";
    scene = EcsScene.of(directory, instance.formatted(ID), "", "");
    home = new EcsTags(scene.cloud, ID);
  }

  @AfterEach
  void close() {
    scene.close();
  }

  private static String lease(int length, char of) {
    return String.valueOf(of).repeat(length - 1) + "!";
  }

  private static Map<String, String> with(TagHome.Reading seen, String key, String value) {
    Map<String, String> tags = new TreeMap<>(seen.tags());
    tags.put(key, value);
    return tags;
  }

  private void write(TagHome.Reading seen, Map<String, String> tags) {
    home.write(seen, tags, new OperationWaiter(scene.context));
  }

  private void writeLease(String value) {
    TagHome.Reading seen = home.read();
    write(seen, with(seen, FleetTags.LEASE, value));
  }

  private Map<String, String> raw() {
    return scene.instance(ID).tags();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 127, 128, 129, 255, 256, 257, 300, 384})
  void keepsAValueOfAnyLength(int length) {
    writeLease(lease(length, 'a'));
    assertThat(raw().values()).allSatisfy(v -> assertThat(v).hasSizeLessThanOrEqualTo(128));
    assertThat(home.read().tags())
        .isEqualTo(Map.of("role", "web", "costCenter", "7", FleetTags.LEASE, lease(length, 'a')));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 128, 200, 256})
  void leavesNothingOfALongerValueBehind(int length) {
    writeLease(lease(384, 'a'));
    writeLease(lease(length, 'b'));
    assertThat(home.read().tags()).containsEntry(FleetTags.LEASE, lease(length, 'b'));
    assertThat(String.join("", raw().values())).doesNotContain("a");
  }

  @Test
  void keepsEmptyValues() {
    writeLease("");
    assertThat(home.read().tags()).containsEntry(FleetTags.LEASE, "");
  }

  @Test
  void removesWhatTheWriterNoLongerWants() {
    writeLease(lease(300, 'a'));
    TagHome.Reading seen = home.read();
    write(seen, FleetTags.without(seen.tags(), FleetTags.LEASE));
    assertThat(raw()).isEqualTo(Map.of("role", "web", "costCenter", "7"));
  }

  @Test
  void leavesAloneWhatOthersChangeMeanwhile() {
    TagHome.Reading seen = home.read();
    scene.cloud.tag(ID, Map.of("costCenter", "8", "owner", "ada"));
    scene.cloud.untag(ID, List.of("role"));
    write(seen, with(seen, FleetTags.LEASE, "a"));
    assertThat(raw()).isEqualTo(Map.of("costCenter", "8", "owner", "ada", FleetTags.LEASE, "a"));
  }

  /** Two tags of somebody who cuts values as we do stay what they are. */
  @Test
  void leavesAloneTagsThatLookLikeParts() {
    String full = lease(128, 'x');
    scene.cloud.tag(ID, Map.of("note", full, "note.2", "y", "note.4", "z"));
    writeLease("a");
    writeLease("b");
    assertThat(raw())
        .containsEntry("note", full)
        .containsEntry("note.2", "y")
        .containsEntry("note.4", "z");
  }

  @Test
  void tellsAWriterThatAnotherCameFirst() {
    TagHome.Reading seen = home.read();
    writeLease(lease(300, 'b'));
    CloudException e =
        catchThrowableOfType(
            CloudException.class, () -> write(seen, with(seen, FleetTags.LEASE, lease(200, 'a'))));
    assertThat(e.error().kind()).isEqualTo(CloudError.Kind.PRECONDITION_FAILED);
    assertThat(e.error().text()).contains(ID, FleetTags.LEASE);
    assertThat(home.read().tags()).containsEntry(FleetTags.LEASE, lease(300, 'b'));
  }

  @Test
  void doesNotRemoveWhatAnotherPutThere() {
    writeLease(lease(200, 'a'));
    TagHome.Reading seen = home.read();
    writeLease(lease(300, 'b'));
    Map<String, String> without = FleetTags.without(seen.tags(), FleetTags.LEASE);
    assertThatThrownBy(() -> write(seen, without)).isInstanceOf(CloudException.class);
    assertThat(home.read().tags()).containsEntry(FleetTags.LEASE, lease(300, 'b'));
  }

  @Test
  void letsTheWriterDecideAnewByWhatIsThere() {
    TagHome.Reading seen = home.read();
    writeLease("b");
    new TagWriter(scene.context, new OperationWaiter(scene.context))
        .write(
            home,
            seen,
            now -> with(now, FleetTags.LEASE, now.tags().getOrDefault(FleetTags.LEASE, "") + "a"),
            EcsScene.LIMIT);
    assertThat(home.read().tags()).containsEntry(FleetTags.LEASE, "ba");
  }

  /** Of two that write at the very same time the last one has it, whole. */
  @Test
  void readsNoMixtureOfTwoValues() {
    scene.cloud.tag(ID, parts('a', 3));
    scene.cloud.tag(ID, parts('b', 2));
    assertThat(home.read().tags()).containsEntry(FleetTags.LEASE, "b".repeat(128) + "b");
    writeLease(lease(256, 'c'));
    assertThat(home.read().tags()).containsEntry(FleetTags.LEASE, lease(256, 'c'));
  }

  private static Map<String, String> parts(char of, int count) {
    Map<String, String> parts = new TreeMap<>();
    for (int part = 1; part <= count; part++) {
      String key = part == 1 ? FleetTags.LEASE : FleetTags.LEASE + "." + part;
      parts.put(key, String.valueOf(of).repeat(part == count ? 1 : 128));
    }
    return parts;
  }

  @Test
  void saysThatTheInstanceIsGone() {
    EcsTags gone = new EcsTags(scene.cloud, "i-gone");
    CloudException e = catchThrowableOfType(CloudException.class, gone::read);
    assertThat(e.error().kind()).isEqualTo(CloudError.Kind.NOT_FOUND);
    assertThat(e.error().text()).contains("i-gone");
  }
}
