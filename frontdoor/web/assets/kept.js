// Reports kept on this phone until they are sent. Loaded by the pages that show them and by the worker that sends them.

const kept = (() => {
  const open = () => new Promise((resolve, reject) => {
    const asked = indexedDB.open("front-door", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("reports", { keyPath: "id" });
    asked.onsuccess = () => resolve(asked.result);
    asked.onerror = () => reject(asked.error);
  });

  const act = async (mode, verb, ...given) => {
    const database = await open();
    try {
      return await new Promise((resolve, reject) => {
        const transaction = database.transaction("reports", mode, { durability: "strict" });
        const asked = transaction.objectStore("reports")[verb](...given);
        transaction.oncomplete = () => resolve(asked.result);
        transaction.onabort = () => reject(transaction.error);
      });
    } finally {
      database.close();
    }
  };

  const tell = () => {
    if (!("BroadcastChannel" in self)) return;
    const channel = new BroadcastChannel("front-door");
    channel.postMessage("changed");
    channel.close();
  };

  const all = () => act("readonly", "getAll");
  const one = (id) => act("readonly", "get", id);
  const put = (report) => act("readwrite", "put", report).then(tell);
  const forget = (id) => act("readwrite", "delete", id).then(tell);

  // The same number goes with every try, so that a report whose answer was lost on the way is not opened twice.
  const sendOne = async (report) => {
    const body = new FormData();
    body.append("transaction", report.id);
    body.append("version", report.version);
    for (const [name, value] of report.fields) body.append(name, value);
    let answer, told;
    try {
      answer = await fetch(report.address, { method: "POST", body, headers: { Accept: "application/json" } });
      if (answer.status === 200 || answer.status === 422) told = await answer.json();
    } catch {
      return;
    }
    // It may have been thrown away or changed on this phone meanwhile.
    const still = await one(report.id);
    if (answer.status === 200) {
      if (still) await put({ id: report.id, title: report.title, state: "sent", at: Date.now(), ...told });
    } else if (answer.status === 422) {
      if (still) await put({ ...report, state: "wrong", ...told });
    } else if (answer.status === 404 || answer.status === 409) {
      if (still) await put({ ...report, state: "wrong", errors: [], changed: [] });
    }
  };

  const sendAll = async () => {
    for (const report of await all()) if (report.state === "waiting") await sendOne(report);
  };

  // One at a time, whether the worker or a page began it.
  const send = () => (navigator.locks ? navigator.locks.request("front-door-send", sendAll) : sendAll());

  return { all, one, put, forget, send };
})();
