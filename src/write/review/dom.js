// Building elements. Text goes in as text, never as markup.

/**
 * element("button", {class: "x", title: "y", onclick: f}, child, "text" …): an attribute that is null, undefined or
 * false is left out; one that starts with "on" is a listener.
 */
export function element(name, attributes = {}, ...children) {
  const out = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key.startsWith("on")) out.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined && value !== false)
      out.setAttribute(key, value === true ? "" : value);
  }
  out.append(...children.filter((child) => child !== null && child !== undefined));
  return out;
}

export const byId = (id) => document.getElementById(id);

/** At most once a frame, however often the returned function is called. */
export function oncePerFrame(work) {
  let isAsked = false;
  return () => {
    if (isAsked) return;
    isAsked = true;
    requestAnimationFrame(() => {
      isAsked = false;
      work();
    });
  };
}
