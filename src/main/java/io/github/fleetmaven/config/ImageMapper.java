package io.github.fleetmaven.config;

import io.github.fleetmaven.model.DesiredImage;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Maps the image of a scale set. */
final class ImageMapper {

  private static final Pattern IMAGE_ID =
      Pattern.compile(
          "(/subscriptions/[^/]+/resourceGroups/[^/]+/providers/Microsoft\\.Compute/"
              + "(images/[^/]+|galleries/[^/]+/images/[^/]+(/versions/[^/]+)?)"
              + "|/(communityGalleries|sharedGalleries)/[^/]+/images/[^/]+(/versions/[^/]+)?)",
          Pattern.CASE_INSENSITIVE);

  private final Problems problems;

  ImageMapper(Problems problems) {
    this.problems = problems;
  }

  Optional<DesiredImage> map(ScaleSetConfig set) {
    checkOne(set.place());
    Optional<DesiredImage> platform = set.image().flatMap(this::platform);
    return platform
        .or(() -> set.imageId().map(id -> custom(id, set.place().child("imageId"))))
        .or(() -> set.imageUri().map(uri -> unmanaged(uri, set.place().child("imageUri"))));
  }

  private void checkOne(Place place) {
    List<String> written = Stream.of("image", "imageId", "imageUri").filter(place::has).toList();
    if (written.size() > 1) {
      problems.error(
          place.child(written.get(1)),
          "a scale set has one image, and <" + String.join("> and <", written) + "> are there",
          "keep one of them");
    }
  }

  private Optional<DesiredImage> platform(ImageConfig image) {
    if (image.publisher().or(image::offer).or(image::sku).or(image::version).isPresent()) {
      return Optional.of(
          new DesiredImage.Platform(
              image.publisher(), image.offer(), image.sku(), image.version()));
    }
    if (image.place().children().isEmpty()) {
      problems.error(
          image.place(),
          "the image says nothing",
          "name at least one of publisher, offer, sku and version, or leave <image> out");
    }
    return Optional.empty();
  }

  private DesiredImage custom(String id, Place place) {
    if (!IMAGE_ID.matcher(id).matches()) {
      problems.error(
          place,
          "`" + id + "` is no id of an image",
          "write /subscriptions/…/resourceGroups/…/providers/Microsoft.Compute/galleries/…/images/…"
              + "/versions/1.2.3, or the id of a managed image, …/images/…");
    }
    return new DesiredImage.Custom(id);
  }

  private DesiredImage unmanaged(String uri, Place place) {
    WebAddress.check(uri, place, problems);
    problems.warning(
        place,
        "Azure retired unmanaged disks in March 2026",
        "put the image into a gallery and name it with <imageId>");
    return new DesiredImage.Unmanaged(uri);
  }
}
