package org.vademecum.serving.service;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/**
 * What the service is started with. Each may be an environment variable too: {@code
 * VADEMECUM_SITE_KEY} is {@code vademecum.site-key}.
 */
@ConfigMapping(prefix = "vademecum")
public interface ServiceConfig {
  /** A pack's name or folder, or a bundle; not needed where an installation was handed over. */
  Optional<String> pack();

  /** Another student than the pack's: a GGUF file or a Hugging Face folder. */
  Optional<String> student();

  /** {@code evaluation} for the database that comes along, {@code external} for one of the site. */
  @WithDefault("external")
  String databaseKind();

  /** The secret behind all pseudonyms. */
  String siteKey();

  /** The secret that kept reports are encrypted with, where the pack keeps them. */
  Optional<String> reportKey();
}
