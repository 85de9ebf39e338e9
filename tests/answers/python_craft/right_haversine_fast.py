# %% the arctan2 form
def haversine_fast(lat1, lon1, lat2, lon2):
    lat1, lon1, lat2, lon2 = (np.deg2rad(np.asarray(x, dtype=float)) for x in (lat1, lon1, lat2, lon2))
    a = np.sin((lat1 - lat2) / 2) ** 2 + np.cos(lat1) * np.cos(lat2) * np.sin((lon1 - lon2) / 2) ** 2
    a = np.clip(a, 0, 1)
    return 2 * EARTH_RADIUS_KM * np.arctan2(np.sqrt(a), np.sqrt(1 - a))

# %% degrees subtracted first, half-angle by 1 - cos avoided
def haversine_fast(lat1, lon1, lat2, lon2):
    lat1, lon1, lat2, lon2 = map(np.asarray, (lat1, lon1, lat2, lon2))
    north = np.sin(np.radians(lat2 - lat1) / 2)
    east = np.sin(np.radians(lon2 - lon1) / 2)
    chord = np.sqrt(north * north + np.cos(np.radians(lat1)) * np.cos(np.radians(lat2)) * east * east)
    return EARTH_RADIUS_KM * 2 * np.arcsin(np.where(chord > 1, 1.0, chord))

# %% vectors in space: cross and dot product, without haversine
def haversine_fast(lat1, lon1, lat2, lon2):
    def unit(lat, lon):
        lat, lon = np.radians(lat), np.radians(lon)
        return np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat) + 0 * lon

    (a, b, c), (p, q, r) = unit(lat1, lon1), unit(lat2, lon2)
    cross = np.sqrt((b * r - c * q) ** 2 + (c * p - a * r) ** 2 + (a * q - b * p) ** 2)
    return 6371.0 * np.arctan2(cross, a * p + b * q + c * r)
