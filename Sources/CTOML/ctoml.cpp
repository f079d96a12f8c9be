#include "ctoml.h"

#include <cstdio>
#include <exception>
#include <sstream>
#include <string_view>

// Compiled in here: its shared library would be one more to load.
#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

namespace {

void *refused(ctoml_error *error, std::string_view description, long line, long column) noexcept {
  error->line = line;
  error->column = column;
  std::snprintf(error->description, sizeof error->description, "%.*s", static_cast<int>(description.size()),
                description.data());
  return nullptr;
}

// No exception may reach Swift: what is thrown while a document is read becomes an error, and `noexcept` ends the program
// where there is no memory left for the few bytes of a time.
template <typename Time> void write(ctoml_value &value, const Time &time) noexcept {
  std::ostringstream text;
  text << time;
  value.kind = CTOML_TIME;
  std::snprintf(value.time, sizeof value.time, "%s", text.str().c_str());
}

ctoml_value value_of(const toml::node &node) noexcept {
  ctoml_value value{};
  value.node = &node;
  switch (node.type()) {
  case toml::node_type::array: value.kind = CTOML_ARRAY; break;
  case toml::node_type::string: {
    const std::string &text = node.as_string()->get();
    value.kind = CTOML_STRING;
    value.text = text.data();
    value.length = text.size();
    break;
  }
  case toml::node_type::integer:
    value.kind = CTOML_INTEGER;
    value.integer = node.as_integer()->get();
    break;
  case toml::node_type::floating_point:
    value.kind = CTOML_NUMBER;
    value.number = node.as_floating_point()->get();
    break;
  case toml::node_type::boolean:
    value.kind = CTOML_BOOL;
    value.truth = node.as_boolean()->get();
    break;
  case toml::node_type::date: write(value, node.as_date()->get()); break;
  case toml::node_type::time: write(value, node.as_time()->get()); break;
  case toml::node_type::date_time: write(value, node.as_date_time()->get()); break;
  default: value.kind = CTOML_TABLE;
  }
  return value;
}

} // namespace

void *ctoml_parse(const char *bytes, size_t length, ctoml_error *error) {
  try {
    return new toml::table(toml::parse(std::string_view(bytes, length)));
  } catch (const toml::parse_error &reason) {
    const toml::source_position place = reason.source().begin;
    return refused(error, reason.description(), place.line, place.column);
  } catch (const std::exception &reason) {
    return refused(error, reason.what(), 0, 0);
  } catch (...) {
    return refused(error, "cannot be read", 0, 0);
  }
}

ctoml_value ctoml_root(const void *document) { return value_of(*static_cast<const toml::table *>(document)); }

void ctoml_each(const ctoml_value *container, void *context,
                void (*member)(void *, const char *, size_t, const ctoml_value *)) {
  const toml::node *node = static_cast<const toml::node *>(container->node);
  if (const toml::table *table = node->as_table()) {
    for (auto &&[key, inner] : *table) {
      const ctoml_value value = value_of(inner);
      member(context, key.str().data(), key.str().size(), &value);
    }
  } else if (const toml::array *array = node->as_array()) {
    for (const toml::node &inner : *array) {
      const ctoml_value value = value_of(inner);
      member(context, nullptr, 0, &value);
    }
  }
}

void ctoml_free(void *document) { delete static_cast<toml::table *>(document); }
