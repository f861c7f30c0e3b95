self.addEventListener('fetch', () => undefined)
