package org.vademecum.serving.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import org.vademecum.cli.Json;

/** Gives the framework the project's one JSON configuration. */
@Singleton
public class JsonFormat {
  @Produces
  @Singleton
  ObjectMapper mapper() {
    return Json.mapper().copy();
  }
}
