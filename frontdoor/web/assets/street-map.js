// The picture of a place becomes a map that moves, where the council has a street map: what is under its pin is where.
// It fills the question's own hidden fields; the page's button asks the server to say in words where that is.

const leaflet = globalThis.L;
for (const frame of document.querySelectorAll("[data-street-map]")) {
  const { streetMap: key, lat, lng, tiles, says, nearer, farther } = frame.dataset;
  const field = (part) => document.getElementsByName(`${key}-${part}`)[0];
  const words = field("words");
  const found = words.value;
  const use = frame.closest("form").querySelector(".map__use");
  frame.replaceChildren();
  frame.classList.add("map__frame--moves");
  frame.setAttribute("aria-label", says);
  frame.setAttribute("role", "application");
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const map = leaflet.map(frame, {
    center: [lat, lng], zoom: 17, minZoom: 9, maxZoom: 19, zoomControl: false, attributionControl: false,
    scrollWheelZoom: false, zoomAnimation: !still, fadeAnimation: !still, inertia: !still,
  });
  if (still) map.panBy = (offset, options) => leaflet.Map.prototype.panBy.call(map, offset, { ...options, animate: false });
  leaflet.control.zoom({ zoomInTitle: nearer, zoomOutTitle: farther }).addTo(map);
  leaflet.tileLayer(tiles, { maxNativeZoom: 17, referrerPolicy: "origin" }).addTo(map);
  // The tap is the place: the map goes there, rather than the pin away from its middle.
  map.on("click", ({ latlng }) => map.panTo(latlng));
  map.on("moveend", () => {
    const at = map.getCenter().wrap();
    // The window was resized, and the middle is rounded to a pixel: nobody moved it.
    if (map.distance(at, [field("lat").value, field("lng").value]) < 2) return;
    field("lat").value = at.lat.toFixed(6);
    field("lng").value = at.lng.toFixed(6);
    field("accuracy").value = "";
    // Words that were looked up are no longer those of this point; others typed since are looked up in their turn.
    if (words.value === found) words.value = "";
    field("was").value = `${field("lat").value},${field("lng").value} |`;
    use.hidden = false;
  });
  use.hidden = false;
}
